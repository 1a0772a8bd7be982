package org.bearing.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Angles;
import org.bearing.geometry.Direction;

/**
 * Follows one source: a wrapped Kalman filter on the azimuth (Traa and Smaragdis 2013, "A wrapped Kalman filter for
 * azimuthal speaker tracking", with one wrap) and a plain one on the elevation where it is known.
 *
 * <p>What an estimate counts for follows from its spread and confidence. A single estimate far off hardly moves the
 * track; several that agree with each other end it and start another.
 *
 * <p>Who follows live is told at once, and keeps hearing the old track until the new one is believed. Who keeps a record
 * is told when it is settled: estimates far off are held back, and belong to the new track from their first one on if
 * there comes to be one. Used by one thread.
 */
public final class SourceTracker {
    /** A 90% arc in standard deviations of a normal error. */
    private static final double SIGMAS_OF_SPREAD = 1.645;

    private static final double LEAST_SIGMA_RAD = Math.toRadians(1);
    private static final double LEAST_CONFIDENCE = 0.05;
    private static final double FAR_SIGMAS = 4;
    private static final double FAR_RAD = Math.toRadians(20);
    /** Agreeing estimates it takes for another place to be another source. */
    private static final int LEAST_JUMP = 3;
    /** Trust left in a line whose own estimate lay elsewhere. */
    private static final double DOUBT = 0.5;

    private TrackerSpec spec;
    private final Consumer<TrackEvent> atOnce;
    private final Consumer<TrackEvent> settled;
    private final List<Estimate> strays = new ArrayList<>();
    /** What was told at once since the track was last confirmed; the last of them stand for the strays. */
    private final List<TrackEvent> doubted = new ArrayList<>();

    private int track;
    private boolean alive;
    private double azimuthRad;
    private double azimuthVariance;
    private double elevationRad;
    private double elevationVariance;
    private double timeSeconds;

    /**
     * Makes a tracker that knows no source.
     *
     * @param spec how a source may behave
     * @param atOnce is told what happened as soon as it can be
     * @param settled is told the same, but what a later estimate may show to be wrong only when it is settled
     */
    public SourceTracker(TrackerSpec spec, Consumer<TrackEvent> atOnce, Consumer<TrackEvent> settled) {
        this.spec = spec;
        this.atOnce = atOnce;
        this.settled = settled;
    }

    /**
     * Changes how fast sources may move from now on; the present track goes on.
     *
     * @param radPerSecond typical motion, above 0, rad/s
     */
    public void motion(double radPerSecond) {
        spec = new TrackerSpec(radPerSecond, spec.birthCount(), spec.deathSeconds());
    }

    /**
     * Takes the estimates of one time.
     *
     * @param estimates best first; only the best is used; none = nothing was heard
     * @param now time of the estimates, or how far silence has reached, from the start of the stream, s
     */
    public void accept(List<Estimate> estimates, double now) {
        if (alive && now - timeSeconds > spec.deathSeconds()) {
            die();
        }
        if (estimates.isEmpty()) {
            return;
        }
        Estimate best = estimates.get(0);
        if (alive) {
            follow(best);
            return;
        }
        collect(best);
        if (strays.size() >= spec.birthCount()) {
            bear().forEach(this::tell);
        }
    }

    /** Ends the track, if there is one: the stream is over. */
    public void finish() {
        if (alive) {
            die();
        }
        strays.clear();
    }

    private void tell(TrackEvent event) {
        atOnce.accept(event);
        settled.accept(event);
    }

    private void die() {
        settle(doubted.size());
        alive = false;
        strays.clear();
        tell(new TrackEvent.Died(track, timeSeconds));
    }

    /** The first of the doubted were right after all. */
    private void settle(int count) {
        doubted.subList(0, count).forEach(settled);
        doubted.clear();
    }

    /** Keeps strays only as long as they agree. */
    private void collect(Estimate estimate) {
        if (!strays.isEmpty()) {
            Estimate last = strays.get(strays.size() - 1);
            boolean agrees = Math.abs(Angles.difference(
                            last.direction().azimuthRad(), estimate.direction().azimuthRad()))
                    <= FAR_RAD;
            if (!agrees || estimate.timeSeconds() - last.timeSeconds() > spec.deathSeconds()) {
                strays.clear();
            }
        }
        strays.add(estimate);
    }

    /** A new source: its first estimates are told too, so that belief costs no lines. */
    private List<TrackEvent> bear() {
        List<TrackEvent> told = new ArrayList<>();
        track++;
        alive = true;
        Estimate first = strays.get(0);
        azimuthRad = first.direction().azimuthRad();
        azimuthVariance = variance(first);
        elevationRad = first.direction().elevationRad();
        elevationVariance = first.elevationKnown() ? variance(first) : Double.POSITIVE_INFINITY;
        timeSeconds = first.timeSeconds();
        told.add(new TrackEvent.Born(track, first));
        for (Estimate later : strays.subList(1, strays.size())) {
            update(later);
            told.add(new TrackEvent.Moved(track, smoothed(later, later.confidence())));
        }
        strays.clear();
        return told;
    }

    private void follow(Estimate estimate) {
        double spread = Math.sqrt(predictedVariance(estimate) + variance(estimate));
        double away =
                Math.abs(Angles.difference(azimuthRad, estimate.direction().azimuthRad()));
        if (away <= Math.max(FAR_RAD, FAR_SIGMAS * spread)) {
            strays.clear();
            settle(doubted.size());
            update(estimate);
            tell(new TrackEvent.Moved(track, smoothed(estimate, estimate.confidence())));
            return;
        }
        collect(estimate);
        if (strays.size() < Math.max(LEAST_JUMP, spec.birthCount())) {
            TrackEvent doubtful = new TrackEvent.Moved(track, smoothed(estimate, DOUBT * estimate.confidence()));
            atOnce.accept(doubtful);
            doubted.add(doubtful);
            return;
        }
        jump();
    }

    private void jump() {
        List<Estimate> elsewhere = List.copyOf(strays);
        settle(doubted.size() - (elsewhere.size() - 1));
        die();
        strays.addAll(elsewhere);
        List<TrackEvent> told = bear();
        told.forEach(settled);
        Estimate latest = elsewhere.get(elsewhere.size() - 1);
        atOnce.accept(new TrackEvent.Born(track, smoothed(latest, latest.confidence())));
    }

    private static double variance(Estimate estimate) {
        double sigma = Math.hypot(estimate.spreadRad() / SIGMAS_OF_SPREAD, LEAST_SIGMA_RAD);
        return sigma * sigma / Math.max(LEAST_CONFIDENCE, estimate.confidence());
    }

    private double predictedVariance(Estimate estimate) {
        return azimuthVariance + moved(estimate);
    }

    private double moved(Estimate estimate) {
        double way = spec.motionRadPerSecond() * Math.max(0, estimate.timeSeconds() - timeSeconds);
        return way * way;
    }

    private void update(Estimate estimate) {
        double noise = variance(estimate);
        double prior = predictedVariance(estimate);
        double gain = prior / (prior + noise);
        double innovation = Angles.difference(azimuthRad, estimate.direction().azimuthRad());
        azimuthRad = Angles.wrap(azimuthRad + gain * innovation);
        azimuthVariance = (1 - gain) * prior;
        if (estimate.elevationKnown()) {
            double elevationPrior = elevationVariance + moved(estimate);
            double elevationGain = Double.isInfinite(elevationPrior) ? 1 : elevationPrior / (elevationPrior + noise);
            elevationRad += elevationGain * (estimate.direction().elevationRad() - elevationRad);
            elevationVariance = Double.isInfinite(elevationPrior) ? noise : (1 - elevationGain) * elevationPrior;
        }
        timeSeconds = estimate.timeSeconds();
    }

    /** What is told: the track's direction with the estimate's own spread, since its errors repeat from hop to hop. */
    private Estimate smoothed(Estimate raw, double confidence) {
        OptionalDouble mirror = raw.mirrorAzimuthRad();
        if (mirror.isPresent()) {
            double correction = Angles.difference(raw.direction().azimuthRad(), azimuthRad);
            mirror = OptionalDouble.of(Angles.wrap(mirror.getAsDouble() - correction));
        }
        return new Estimate(
                raw.timeSeconds(),
                new Direction(azimuthRad, raw.elevationKnown() ? elevationRad : 0),
                raw.elevationKnown(),
                mirror,
                raw.kind(),
                confidence,
                raw.spreadRad());
    }
}
