package org.bearing.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bearing.geometry.BearingException;

/** Where a command writes: data to standard output, everything else to standard error. Used by one thread. */
public final class Console {
    private final OutputStream data;
    private final PrintStream messages;
    private final boolean terminal;

    /**
     * Makes a console.
     *
     * @param data standard output
     * @param messages standard error
     * @param terminal whether a person watches standard error, so that progress is worth drawing
     */
    public Console(OutputStream data, PrintStream messages, boolean terminal) {
        this.data = new DataStream(data);
        this.messages = messages;
        this.terminal = terminal;
    }

    /** The reader of standard output went away, as {@code head} does: not an error, but nothing is left to do. */
    static final class ReaderLeft extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReaderLeft(IOException cause) {
            super(cause);
        }
    }

    /** {@return buffered standard output; a failure to write is a {@link BearingException}} */
    OutputStream data() {
        return data;
    }

    /** {@return standard error} */
    PrintStream messages() {
        return messages;
    }

    /** {@return whether a person watches standard error} */
    boolean terminal() {
        return terminal;
    }

    /**
     * Writes a line of data.
     *
     * @param line without its end
     */
    void print(String line) {
        try {
            data.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("DataStream throws no IOException", e);
        }
    }

    /**
     * Says a sentence to the person.
     *
     * @param sentence one sentence
     */
    void say(String sentence) {
        messages.println("bearing: " + sentence);
        messages.flush();
    }

    /** Hands on what is buffered. */
    void flush() {
        try {
            data.flush();
        } catch (IOException e) {
            throw new AssertionError("DataStream throws no IOException", e);
        }
    }

    /** Turns the platform's exceptions into ours. */
    private static final class DataStream extends OutputStream {
        private final OutputStream to;

        DataStream(OutputStream to) {
            this.to = new BufferedOutputStream(to, 1 << 16);
        }

        @Override
        public void write(int value) {
            attempt(() -> to.write(value));
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            attempt(() -> to.write(bytes, from, count));
        }

        @Override
        public void flush() {
            attempt(to::flush);
        }

        @Override
        public void close() {
            flush();
        }

        private static void attempt(Write write) {
            try {
                write.run();
            } catch (IOException e) {
                String said = String.valueOf(e.getMessage());
                if (said.contains("Broken pipe")) {
                    throw new ReaderLeft(e);
                }
                throw new BearingException(
                        "Standard output took no more (" + said
                                + "); what was written is not whole: free some space or write elsewhere with --out.",
                        e);
            }
        }

        private interface Write {
            void run() throws IOException;
        }
    }
}
