package org.bearing.inference.pair;

/**
 * How far a pair model and the correlation peak can be trusted; fitted on validation scenes.
 *
 * <p>The model's error has the variance modelFloorRad^2 + (modelPerSpread spread)^2, with the spread of its posterior. The
 * peak's delay is off by peakSlackSeconds x exp(peakDecay (1 - height)), which the spacing and the angle turn into an angle;
 * both are blended by the inverse of their variances. The 90% arc has a half-width of sqrt(arcFloorRad^2 + (arcPerSpread spread)^2).
 * The probability of being right within 10 degrees is 1 / (1 + exp(-(intercept + logSpread ln(spread) + mass m + coherence c +
 * gap |peak - model| + peak h))), with m the posterior near its maximum and h the height of the peak.
 *
 * @param reach classes to each side of the most likely one that the read-out averages over
 * @param searchPart half-width of the search for the peak, in parts of the delay between the microphones
 * @param modelFloorRad see above, above 0, rad
 * @param modelPerSpread see above
 * @param peakSlackSeconds see above, above 0, s
 * @param peakDecay see above
 * @param arcFloorRad see above, above 0, rad
 * @param arcPerSpread see above
 * @param intercept constant term
 * @param logSpread weight of ln(spread, rad, at least 1e-3)
 * @param mass weight of the posterior's share near its maximum
 * @param coherence weight of the mean magnitude-squared coherence
 * @param gap weight of the difference between peak and model, rad; 0 without a peak
 * @param peak weight of the peak's height; 0 without a peak
 */
public record PairTrust(
        int reach,
        double searchPart,
        double modelFloorRad,
        double modelPerSpread,
        double peakSlackSeconds,
        double peakDecay,
        double arcFloorRad,
        double arcPerSpread,
        double intercept,
        double logSpread,
        double mass,
        double coherence,
        double gap,
        double peak) {
    /** Plausible before anything is fitted. */
    public static final PairTrust UNFITTED =
            new PairTrust(8, 0.3, 0.03, 0.2, 4e-5, 0, 0.05, 1, -3.5, -1.5, 1, 1, -2, 1);

    private static final double LEAST_SPREAD_RAD = 1e-3;

    public PairTrust {
        double weights = intercept + logSpread + mass + coherence + gap + peak;
        if (!(reach >= 1 && modelFloorRad > 0 && peakSlackSeconds > 0 && arcFloorRad > 0 && Math.abs(weights) < 1e9)) {
            throw new IllegalArgumentException("reach, floors and arc must be above 0 and the weights finite: " + reach
                    + ", " + modelFloorRad + ", " + peakSlackSeconds + ", " + arcFloorRad + ", sum " + weights);
        }
    }

    /**
     * The trust in a model that errs less, or more.
     *
     * @param factor of the model's deviation, above 0
     * @return the trust; confidence and arc are the same
     */
    public PairTrust withModelDeviation(double factor) {
        return new PairTrust(
                reach,
                searchPart,
                factor * modelFloorRad,
                factor * modelPerSpread,
                peakSlackSeconds,
                peakDecay,
                arcFloorRad,
                arcPerSpread,
                intercept,
                logSpread,
                mass,
                coherence,
                gap,
                peak);
    }

    /** {@return how far off the model is, rad} */
    double modelDeviation(double spreadRad) {
        return Math.hypot(modelFloorRad, modelPerSpread * spreadRad);
    }

    /**
     * The 90% arc.
     *
     * @param spreadRad spread of the posterior, rad
     * @return its half-width, rad
     */
    public double arcRad(double spreadRad) {
        return Math.min(Math.PI, Math.hypot(arcFloorRad, arcPerSpread * spreadRad));
    }

    /** {@return how far off the peak's delay is, s} */
    double peakDeviation(double height) {
        return peakSlackSeconds * Math.exp(peakDecay * (1 - height));
    }

    /**
     * The probability of being right.
     *
     * @param spreadRad spread of the posterior, rad
     * @param near the posterior's share near its maximum
     * @param meanCoherence mean magnitude-squared coherence
     * @param gapRad |peak - model|, rad; 0 without a peak
     * @param height height of the peak; 0 without one
     * @return probability of an error of at most 10 degrees
     */
    public double probability(double spreadRad, double near, double meanCoherence, double gapRad, double height) {
        double sum = intercept
                + logSpread * Math.log(Math.max(LEAST_SPREAD_RAD, spreadRad))
                + mass * near
                + coherence * meanCoherence
                + gap * gapRad
                + peak * height;
        return 1 / (1 + Math.exp(-sum));
    }
}
