package org.bearing.automation;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * One JSON object per line and estimate: {@code {"time_s":0.512,"track":1,"azimuth_deg":-29.8,"elevation_deg":2.1,
 * "confidence":0.93,"spread_deg":4.0,"mirror_azimuth_deg":null,"angle":"head"}}.
 *
 * <p>Degrees, + = left. The elevation is null where it cannot be known; the spread is the half-width of the 90% arc;
 * the mirror is set while front and back are undecided. A file appears whole on {@link #close} or not at all. Used by
 * one thread.
 */
public final class JsonLinesSink implements DirectionSink {
    private static final int ANGLE = EstimateFields.NAMES.indexOf("angle");

    private final LineOutput output;
    private final boolean vectors;
    private final StringBuilder line = new StringBuilder();

    private JsonLinesSink(LineOutput output, boolean vectors) {
        this.output = output;
        this.vectors = vectors;
    }

    /**
     * Into a file.
     *
     * @param file where it will be; replaced if it is there
     * @return the sink
     * @throws org.bearing.geometry.BearingException if it cannot be written
     */
    public static JsonLinesSink open(Path file) {
        return new JsonLinesSink(LineOutput.file(file), false);
    }

    /**
     * Into a stream, flushed line by line and left open.
     *
     * @param stream for example standard output
     * @return the sink
     */
    public static JsonLinesSink to(OutputStream stream) {
        return new JsonLinesSink(LineOutput.stream("the output stream", stream), false);
    }

    /**
     * Into a stream that steers something, flushed line by line and left open: three more keys, the unit vector {@code
     * "x":0.866,"y":0.500,"z":0.000} to the front, to the left and up; level where the elevation cannot be known.
     *
     * @param stream for example a connection
     * @return the sink
     */
    public static JsonLinesSink withVectors(OutputStream stream) {
        return new JsonLinesSink(LineOutput.stream("the output stream", stream), true);
    }

    @Override
    public void accept(TrackEvent event) {
        if (begin(event)) {
            output.line(line.append('}'));
        }
    }

    /**
     * Takes an event of a timeline that jumps: one more key, {@code "segment"}, at the end of the line.
     *
     * @param event what happened to a track
     * @param segment counts the stretches of the timeline between two jumps
     */
    public void accept(TrackEvent event, int segment) {
        if (begin(event)) {
            output.line(line.append(",\"segment\":").append(segment).append('}'));
        }
    }

    /** The line but for its end. The values are numbers or one of three known words, so nothing needs escaping. */
    private boolean begin(TrackEvent event) {
        List<String> values = EstimateFields.values(event);
        if (values.isEmpty()) {
            return false;
        }
        line.setLength(0);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            line.append(i == 0 ? "{\"" : ",\"")
                    .append(EstimateFields.NAMES.get(i))
                    .append("\":");
            if (i == ANGLE) {
                line.append('"').append(value).append('"');
            } else {
                line.append(value.equals(EstimateFields.NONE) ? "null" : value);
            }
        }
        if (vectors) {
            line.append(EstimateFields.vector(event));
        }
        return true;
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
