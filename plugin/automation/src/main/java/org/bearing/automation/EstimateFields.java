package org.bearing.automation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.bearing.direction.Estimate;
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

    /** Fixed decimals with a point in every locale, and no negative zero. */
    private static String fixed(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.toPlainString();
    }
}
