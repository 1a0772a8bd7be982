package org.bearing.automation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/**
 * Lines of UTF-8 text into a file, which appears whole on close or not at all, or into a stream, flushed line by line.
 * Used by one thread.
 */
final class LineOutput implements AutoCloseable {
    private final WholeOutput output;
    private final Writer writer;

    private LineOutput(WholeOutput output) {
        this.output = output;
        this.writer = new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a file.
     *
     * @param target where it will be; replaced if it is there
     * @return the output
     * @throws ConfigurationException if nothing can be written there
     */
    static LineOutput file(Path target) {
        return new LineOutput(WholeOutput.file(target));
    }

    /**
     * Writes to a stream that is not closed.
     *
     * @param name what to call it in messages
     * @param stream for example standard output
     * @return the output
     */
    static LineOutput stream(String name, OutputStream stream) {
        return new LineOutput(WholeOutput.stream(name, stream));
    }

    /**
     * Writes a line.
     *
     * @param line without its end
     * @throws BearingException if it cannot be written; a file is then gone
     */
    void line(CharSequence line) {
        try {
            writer.append(line).append('\n');
            if (output.live()) {
                writer.flush();
            }
        } catch (IOException e) {
            throw output.failed(e);
        }
    }

    /** Removes what was written of a file. */
    void discard() {
        output.discard();
    }

    @Override
    public void close() {
        if (output.ended()) {
            return;
        }
        try {
            writer.flush();
        } catch (IOException e) {
            throw output.failed(e);
        }
        output.close();
    }
}
