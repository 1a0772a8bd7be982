package org.bearing.automation;

import java.util.List;
import java.util.Locale;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Direction;
import org.bearing.tracker.TrackEvent;

/** The fixed contract of a line: names, units and decimals, the same for every text format. */
final class EstimateFields {
    /** What stands in place of a value that does not exist. */
    static final String NONE = "";

    /** Names in the order of their values. New ones may be added at the end; none may be renamed. */
    static final List<String> NAMES = List.of(
            "time_s",
            "track",
            "azimuth_deg",
            "elevation_deg",
            "confidence",
            "spread_deg",
            "mirror_azimuth_deg",
            "angle");

    private EstimateFields() {}

    /**
     * The values of an event that carries an estimate.
     *
     * @param event born or moved
     * @return texts in the order of {@link #NAMES}, {@link #NONE} where there is no value; empty for a death
     */
    static List<String> values(TrackEvent event) {
        if (event instanceof TrackEvent.Born born) {
            return values(born.track(), born.estimate());
        }
        if (event instanceof TrackEvent.Moved moved) {
            return values(moved.track(), moved.estimate());
        }
        return List.of();
    }

    /** {@return the unit vector of an event that carries an estimate, as further keys of a JSON object} */
    static String vector(TrackEvent event) {
        Estimate estimate =
                event instanceof TrackEvent.Born born ? born.estimate() : ((TrackEvent.Moved) event).estimate();
        Direction direction = estimate.elevationKnown()
                ? estimate.direction()
                : new Direction(estimate.direction().azimuthRad(), 0);
        return ",\"x\":" + fixed(direction.x(), 3) + ",\"y\":" + fixed(direction.y(), 3) + ",\"z\":"
                + fixed(direction.z(), 3);
    }

    private static List<String> values(int track, Estimate estimate) {
        return List.of(
                fixed(estimate.timeSeconds(), 3),
                Integer.toString(track),
                azimuth(estimate.direction().azimuthRad()),
                estimate.elevationKnown() ? fixed(estimate.direction().elevationDeg(), 1) : NONE,
                fixed(estimate.confidence(), 2),
                fixed(Math.toDegrees(estimate.spreadRad()), 1),
                estimate.mirrorAzimuthRad().isPresent()
                        ? azimuth(estimate.mirrorAzimuthRad().getAsDouble())
                        : NONE,
                estimate.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Straight behind is always written +180. */
    private static String azimuth(double rad) {
        String text = fixed(Math.toDegrees(rad), 1);
        return text.equals("-180.0") ? "180.0" : text;
    }

    /**
     * Fixed decimals with a point in every locale, and no negative zero. In whole numbers: fifteen lines for every second
     * of sound are written, and the library's decimals would cost more than the localization of some of them.
     */
    private static String fixed(double value, int decimals) {
        long scale = decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
        long rounded = (long) Math.rint(value * scale);
        long size = Math.abs(rounded);
        String whole = (rounded < 0 ? "-" : "") + size / scale + '.';
        return whole + Long.toString(scale + size % scale).substring(1);
    }
}
