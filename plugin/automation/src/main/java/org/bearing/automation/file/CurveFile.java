package org.bearing.automation.file;

import java.io.IOException;
import org.bearing.automation.WholeOutput;
import org.bearing.output.Curves;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/** Gathers curves and writes them on close, whole or not at all. Used by one thread. */
public final class CurveFile implements DirectionSink {
    private final WholeOutput output;
    private final CurveFormat format;
    private final Curves curves = new Curves();

    /**
     * Makes it.
     *
     * @param output where; closed with this sink
     * @param format what it becomes
     */
    public CurveFile(WholeOutput output, CurveFormat format) {
        this.output = output;
        this.format = format;
    }

    @Override
    public void accept(TrackEvent event) {
        curves.accept(event);
    }

    @Override
    public void discard() {
        output.discard();
    }

    @Override
    public void close() {
        if (output.ended()) {
            return;
        }
        try {
            format.write(curves.list(), output.stream());
        } catch (IOException e) {
            throw output.failed(e);
        } catch (RuntimeException | Error e) {
            output.discard();
            throw e;
        }
        output.close();
    }
}
