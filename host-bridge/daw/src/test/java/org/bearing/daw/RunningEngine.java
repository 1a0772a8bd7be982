package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An engine in a process of its own, ended with the test. */
final class RunningEngine implements AutoCloseable {
    private static final long PATIENCE_S = 20;

    final Process process;

    private RunningEngine(Process process) {
        this.process = process;
    }

    static RunningEngine start(Path runtime, double idleExitSeconds) throws IOException {
        Path parent = runtime.toAbsolutePath().getParent();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        classes,
                        EngineMain.class.getName(),
                        runtime.toString(),
                        parent.resolve("data").toString(),
                        Double.toString(idleExitSeconds))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        parent.resolve("engine.log").toFile()))
                .start();
        return new RunningEngine(process);
    }

    static String log(Path runtime) throws IOException {
        Path parent = runtime.toAbsolutePath().getParent();
        return Files.readString(parent.resolve("engine.log"));
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long: " + what).isLessThan(until);
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
