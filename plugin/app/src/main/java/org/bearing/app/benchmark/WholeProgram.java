package org.bearing.app.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bearing.geometry.BearingException;

/** Runs the program as the launcher does, in a process of its own, and watches it from outside. */
final class WholeProgram {
    private static final int WATCH_MILLIS = 10;

    private WholeProgram() {}

    /**
     * What a run took.
     *
     * @param wallSeconds from start to exit, s
     * @param cpuSeconds processor time, s; 0 where the system does not tell
     * @param peakMib largest resident memory, MiB; 0 where the system does not tell
     */
    record Run(double wallSeconds, double cpuSeconds, double peakMib) {}

    /** {@return whether this system can hold a program to one core} */
    static boolean oneCore() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, "taskset"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Runs a command and waits for its end.
     *
     * @param held whether to hold it to one core, where the system can
     * @param arguments what would be typed after {@code ./bearing}
     * @return what it took
     * @throws BearingException if it fails
     */
    static Run run(boolean held, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(held, arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true);
        try {
            long start = System.nanoTime();
            Process process = builder.start();
            double peak = 0;
            double cpu = 0;
            do {
                cpu = Math.max(
                        cpu,
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() * 1e-9);
                peak = Math.max(peak, peakMib(process.pid()));
            } while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS));
            double seconds = Duration.ofNanos(System.nanoTime() - start).toNanos() * 1e-9;
            if (process.exitValue() != 0) {
                throw new BearingException("The measured command './bearing " + String.join(" ", arguments)
                        + "' ended with exit code " + process.exitValue() + "; run it by itself to see why.");
            }
            return new Run(seconds, cpu, peak);
        } catch (IOException e) {
            throw new BearingException("Cannot start a second program to measure: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BearingException("The benchmark was interrupted.", e);
        }
    }

    /** This program's own Java, flags and class path. */
    private static List<String> command(boolean held, String... arguments) {
        List<String> command = new ArrayList<>();
        if (held && oneCore()) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.bearing.app.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The kernel keeps the peak itself, so that the last look tells it. */
    private static double peakMib(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException e) {
            return 0; // The process has just ended, or this is no Linux.
        }
        return 0;
    }
}
