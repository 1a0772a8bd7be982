package org.bearing.automation.file;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs that nobody here wrote. */
final class Programs {
    private Programs() {}

    /** What a program writes to standard output; a test is left out where the program is not installed. */
    static byte[] run(String program, String... arguments) {
        boolean here = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(here, program + " is not installed");
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(arguments))
                            .toList())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            byte[] out = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError(program + " " + List.of(arguments) + " ended with " + code);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String text(String program, String... arguments) {
        return new String(run(program, arguments), java.nio.charset.StandardCharsets.UTF_8);
    }
}
