package org.bearing.app;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program as a person meets it, inside the test's own process. */
final class Cli {
    private Cli() {}

    /** What a run left: exit code, standard output, standard error. */
    record Result(int code, String out, String err) {
        /** {@return standard error's lines} */
        long errorLines() {
            return err.lines().count();
        }
    }

    static Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Result result = run(out, args);
        return new Result(result.code(), out.toString(StandardCharsets.UTF_8), result.err());
    }

    static Result run(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try (PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            code = Main.run(new Console(out, messages, false), args);
        }
        return new Result(code, "", err.toString(StandardCharsets.UTF_8));
    }
}
