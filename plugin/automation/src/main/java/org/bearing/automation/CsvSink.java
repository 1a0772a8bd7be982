package org.bearing.automation;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * One CSV row per estimate, under a header: {@code
 * time_s,track,azimuth_deg,elevation_deg,confidence,spread_deg,mirror_azimuth_deg,angle}.
 *
 * <p>Degrees, + = left; empty where a value does not exist. A file appears whole on {@link #close} or not at all. Used
 * by one thread.
 */
public final class CsvSink implements DirectionSink {
    private final LineOutput output;

    private CsvSink(LineOutput output) {
        this.output = output;
        output.line(String.join(",", EstimateFields.NAMES));
    }

    /**
     * Into a file.
     *
     * @param file where it will be; replaced if it is there
     * @return the sink
     * @throws org.bearing.geometry.BearingException if it cannot be written
     */
    public static CsvSink open(Path file) {
        return new CsvSink(LineOutput.file(file));
    }

    /**
     * Into a stream, flushed line by line and left open.
     *
     * @param stream for example standard output
     * @return the sink
     */
    public static CsvSink to(OutputStream stream) {
        return new CsvSink(LineOutput.stream("the output stream", stream));
    }

    @Override
    public void accept(TrackEvent event) {
        List<String> values = EstimateFields.values(event);
        if (!values.isEmpty()) {
            output.line(String.join(",", values));
        }
    }

    @Override
    public void discard() {
        output.discard();
    }

    @Override
    public void close() {
        output.close();
    }
}
