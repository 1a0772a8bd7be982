package org.bearing.automation;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.complex.Complex;
import org.bearing.automation.steering.SteeringSpec;
import org.bearing.automation.steering.WeightDesign;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Direction;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * Steering commands, one JSON object per line: time, track, angles, unit vector, delays and, if asked for, weights. The keys
 * stand in {@code docs/manual/steering.md}.
 *
 * <p>A direction holds until the next command of its track; some time after it was last heard the track is told absent. Time is
 * that of the events: without them a live user calls {@link #advance}. A file appears whole on {@link #close} or not at all.
 * Used by one thread.
 */
public final class SteeringSink implements DirectionSink {
    private static final double SLACK_S = 1e-9;

    private final SteeringSpec spec;
    private final LineOutput output;
    private final Map<Integer, Steered> tracks = new TreeMap<>();

    /** A track that is steered to. */
    private static final class Steered {
        private Estimate latest;
        private double sentSeconds = Double.NEGATIVE_INFINITY;
        private boolean waiting;

        Steered(Estimate first) {
            latest = first;
        }
    }

    private SteeringSink(SteeringSpec spec, LineOutput output) {
        this.spec = spec;
        this.output = output;
    }

    /**
     * Into a file.
     *
     * @param file where it will be; replaced if it is there
     * @param spec how to steer
     * @return the sink
     * @throws org.bearing.geometry.BearingException if it cannot be written
     */
    public static SteeringSink open(Path file, SteeringSpec spec) {
        return new SteeringSink(spec, LineOutput.file(file));
    }

    /**
     * Into a stream, flushed line by line and left open.
     *
     * @param stream for example standard output
     * @param spec how to steer
     * @return the sink
     */
    public static SteeringSink to(OutputStream stream, SteeringSpec spec) {
        return new SteeringSink(spec, LineOutput.stream("the output stream", stream));
    }

    @Override
    public void accept(TrackEvent event) {
        if (event instanceof TrackEvent.Born born) {
            heard(born.track(), born.estimate());
        } else if (event instanceof TrackEvent.Moved moved) {
            heard(moved.track(), moved.estimate());
        }
        // A death tells when the track was last heard, which is known; its direction holds for its time.
    }

    private void heard(int track, Estimate estimate) {
        advance(estimate.timeSeconds());
        Steered steered = tracks.computeIfAbsent(track, t -> new Steered(estimate));
        steered.latest = estimate;
        steered.waiting = true;
        sendIfDue(track, steered, estimate.timeSeconds() + SLACK_S);
    }

    /**
     * Lets time pass: sends what waited for its turn and tells who is absent.
     *
     * @param timeSeconds now, on the clock of the events, s
     */
    public void advance(double timeSeconds) {
        Iterator<Map.Entry<Integer, Steered>> all = tracks.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Integer, Steered> entry = all.next();
            Steered steered = entry.getValue();
            sendIfDue(entry.getKey(), steered, timeSeconds - SLACK_S);
            double end = Math.max(steered.latest.timeSeconds() + spec.holdSeconds(), next(steered));
            if (end < timeSeconds - SLACK_S && !steered.waiting) {
                output.line(String.format(
                        Locale.ROOT, "{\"time_s\":%.3f,\"track\":%d,\"state\":\"absent\"}", end, entry.getKey()));
                all.remove();
            }
        }
    }

    private double next(Steered steered) {
        return steered.sentSeconds + 1 / spec.rateHz();
    }

    private void sendIfDue(int track, Steered steered, double now) {
        double due = Math.max(steered.latest.timeSeconds(), next(steered));
        if (steered.waiting && due <= now) {
            steered.waiting = false;
            steered.sentSeconds = due;
            output.line(command(track, steered.latest, due));
        }
    }

    private String command(int track, Estimate estimate, double time) {
        Direction towards = towards(estimate);
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"time_s\":%.3f,\"track\":%d,\"state\":\"active\",\"azimuth_deg\":%s,\"elevation_deg\":%s,"
                        + "\"vector\":[%s,%s,%s],\"delays_us\":",
                time,
                track,
                fixed(towards.azimuthDeg(), 1),
                estimate.elevationKnown() ? fixed(towards.elevationDeg(), 1) : "null",
                fixed(towards.x(), 6),
                fixed(towards.y(), 6),
                fixed(towards.z(), 6)));
        double[] delays = spec.array().delaysSeconds(towards);
        numbers(line, delays.length, m -> 1e6 * delays[m]);
        line.append(",\"beamformer\":\"")
                .append(spec.beamformer().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append("\",\"covariance\":\"")
                .append(spec.covariance())
                .append('"');
        if (!spec.frequenciesHz().isEmpty()) {
            weights(line, towards, others(track));
        }
        return line.append('}').toString();
    }

    private void weights(StringBuilder line, Direction towards, List<Direction> others) {
        String start = ",\"weights\":[";
        for (double hz : spec.frequenciesHz()) {
            Complex[] weights = spec.weights(towards, others, hz);
            double gain = WeightDesign.whiteNoiseGain(weights, spec.array().steering(towards, hz));
            line.append(start)
                    .append(String.format(
                            Locale.ROOT,
                            "{\"frequency_hz\":%.1f,\"white_noise_gain_db\":%.2f,\"re\":",
                            hz,
                            10 * Math.log10(gain)));
            numbers(line, weights.length, m -> weights[m].getReal());
            line.append(",\"im\":");
            numbers(line, weights.length, m -> weights[m].getImaginary());
            line.append('}');
            start = ",";
        }
        line.append(']');
    }

    /** Fixed decimals with a point in every locale, and no negative zero. */
    private static String fixed(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return String.format(Locale.ROOT, "%." + decimals + "f", Math.rint(value * scale) / scale + 0.0);
    }

    private interface ByMicrophone {
        double at(int microphone);
    }

    private static void numbers(StringBuilder line, int count, ByMicrophone value) {
        for (int m = 0; m < count; m++) {
            line.append(m == 0 ? '[' : ',').append(fixed(value.at(m), 6));
        }
        line.append(']');
    }

    private List<Direction> others(int track) {
        return tracks.entrySet().stream()
                .filter(entry -> entry.getKey() != track)
                .map(entry -> towards(entry.getValue().latest))
                .toList();
    }

    /** An elevation that cannot be known counts as level. */
    private static Direction towards(Estimate estimate) {
        Direction said = estimate.direction();
        return estimate.elevationKnown() ? said : new Direction(said.azimuthRad(), 0);
    }

    @Override
    public void discard() {
        output.discard();
    }

    @Override
    public void close() {
        // Twice: what waits is sent before its track is told absent.
        advance(Double.MAX_VALUE);
        advance(Double.MAX_VALUE);
        output.close();
    }
}
