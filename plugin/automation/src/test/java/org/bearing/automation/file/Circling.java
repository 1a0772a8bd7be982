package org.bearing.automation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;
import org.bearing.output.Curve;
import org.bearing.output.Curves;
import org.bearing.tracker.TrackEvent;

/**
 * A source that circles around the listener, as a tracker tells it: 15.6 estimates a second that jitter by a degree. Neighbours share
 * most of their sound, so the jitter moves by half a degree from one to the next, as it does in a rendered scene (0.4 to 0.7).
 */
final class Circling {
    static final double HOP_SECONDS = 0.064;
    static final double START_SECONDS = 0.5;
    private static final double JITTER_DEG = 1;
    private static final double SHARED = 0.875;
    private static final long SEED = 6;

    private Circling() {}

    /**
     * Its events.
     *
     * @param seconds how long
     * @param degPerSecond how fast, + = to the left
     */
    static List<TrackEvent> events(double seconds, double degPerSecond) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<TrackEvent> events = new ArrayList<>();
        double jitter = 0;
        for (double at = START_SECONDS; at < seconds; at += HOP_SECONDS) {
            jitter = SHARED * jitter + Math.sqrt(1 - SHARED * SHARED) * JITTER_DEG * random.nextGaussian();
            double azimuth = 20 + degPerSecond * at + jitter;
            Estimate estimate = estimate(at, azimuth);
            events.add(events.isEmpty() ? new TrackEvent.Born(1, estimate) : new TrackEvent.Moved(1, estimate));
        }
        return events;
    }

    static Estimate estimate(double seconds, double azimuthDeg) {
        return new Estimate(
                seconds,
                new Direction(Math.toRadians(azimuthDeg), 0),
                false,
                OptionalDouble.empty(),
                AngleKind.HEAD,
                0.9,
                Math.toRadians(4));
    }

    static List<Curve> curves(List<TrackEvent> events) {
        try (Curves curves = new Curves()) {
            events.forEach(curves::accept);
            return curves.list();
        }
    }
}
