package org.bearing.inference;

import org.bearing.geometry.EngineThread;

/**
 * The head's radius from all windows of a recording so far: the mean reading, taken back to the spread of heads by what is
 * known of its noise (a Gaussian posterior). Used by one thread; allocates nothing.
 *
 * <p>Windows overlap, so that each counts only as much as it brings of new sound; sources near the median plane say
 * nothing of the size and do not count.
 */
final class HeadSizeEstimate {
    /** Nearer to the median plane the delays are too short to tell sizes apart, rad. */
    private static final double LEAST_LATERAL_RAD = Math.toRadians(15);

    private final HeadSizeReadout readout;
    private double count;
    private double sum;
    private long lastCentre = Long.MIN_VALUE;

    HeadSizeEstimate(HeadSizeReadout readout) {
        this.readout = readout;
    }

    /** Forgets what was heard. */
    @EngineThread
    void reset() {
        count = 0;
        sum = 0;
        lastCentre = Long.MIN_VALUE;
    }

    /**
     * Takes a window's reading.
     *
     * @param reading as {@link HeadSizeReadout#read} gives it
     * @param lateralRad where the source seems to be, rad
     * @param coherence of the window, in [0, 1]; the more, the more it counts
     * @param centreSample middle of the window
     * @param windowSamples its length
     */
    @EngineThread
    void add(double reading, double lateralRad, double coherence, long centreSample, long windowSamples) {
        if (!(Math.abs(lateralRad) >= LEAST_LATERAL_RAD)) {
            return;
        }
        long step = lastCentre == Long.MIN_VALUE ? windowSamples : centreSample - lastCentre;
        double fresh = Math.max(0, Math.min(1, (double) step / windowSamples));
        double weight = fresh * Math.max(0, Math.min(1, coherence));
        lastCentre = centreSample;
        count += weight;
        sum += weight * reading;
    }

    /** {@return the radius, m; the central one before anything was heard} */
    double radiusM() {
        HeadSizeReadout.Constants c = readout.constants();
        if (!(count > 0)) {
            return c.centreM();
        }
        double noise = c.windowNoise() * c.windowNoise() / count + c.headNoise() * c.headNoise();
        double trust = c.slope() * c.slope() * c.spread() * c.spread();
        double theta = sum / count / c.slope() * trust / (trust + noise);
        return c.centreM() * Math.exp(theta);
    }

    /** {@return how many independent windows have been heard, about} */
    double windows() {
        return count;
    }

    HeadSizeReadout readout() {
        return readout;
    }
}
