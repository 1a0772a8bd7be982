package org.bearing.automation.stream;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bearing.automation.JsonLinesSink;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/** JSON Lines, each a packet: the lines of {@link JsonLinesSink}. Safe for any thread, so that Ctrl-C can end it. */
public final class LinePackets implements DirectionSink {
    private final PacketOutput output;
    private final JsonLinesSink lines;
    private boolean done;

    /**
     * Makes it.
     *
     * @param output where packets go; closed by this
     */
    public LinePackets(PacketOutput output) {
        this.output = output;
        lines = JsonLinesSink.withVectors(new Packets());
    }

    /** What is written up to a flush is a packet. */
    private final class Packets extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int value) {
            line.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            line.write(bytes, from, count);
        }

        @Override
        public void flush() {
            if (line.size() > 0) {
                output.send(line.toByteArray());
                line.reset();
            }
        }
    }

    @Override
    public synchronized void accept(TrackEvent event) {
        if (!done) {
            lines.accept(event);
        }
    }

    @Override
    public void discard() {
        close();
    }

    @Override
    public synchronized void close() {
        if (!done) {
            done = true;
            lines.close();
            output.close();
        }
    }
}
