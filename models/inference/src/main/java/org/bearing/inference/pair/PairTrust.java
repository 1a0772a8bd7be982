package org.bearing.inference.pair;

import java.util.List;

/**
 * How far a pair model and the correlation peak can be trusted; fitted on validation scenes.
 *
 * <p>The model's error has the variance modelFloorRad^2 + (modelPerSpread spread)^2, with the spread of its posterior. The
 * peak's delay is off by peakSlackSeconds x exp(peakDecay (1 - height)), which the spacing and the angle turn into an angle; in
 * rooms, where the model's posterior spreads, the peak is off by peakPerSpread x spread, too. Both are blended by the inverse of
 * their variances. The half-width of the 90% arc is read off a curve over the spread, straight
 * between its points and flat beyond them.
 * The probability of being right within 10 degrees is 1 / (1 + exp(-(intercept + logSpread ln(spread) + mass m + coherence c +
 * gap |peak - model| + peak h))), with m the posterior near its maximum and h the height of the peak.
 *
 * @param reach classes to each side of the likeliest place that the read-out averages over; that place is where most of the
 *     posterior lies within half of it
 * @param searchPart half-width of the search for the peak, in parts of the delay between the microphones
 * @param modelFloorRad see above, above 0, rad
 * @param modelPerSpread see above
 * @param peakSlackSeconds see above, above 0, s
 * @param peakDecay see above
 * @param peakPerSpread see above
 * @param arcSpreadRad the curve's points, rising, rad
 * @param arcHalfWidthRad half-width of the arc at each of them, above 0, rad
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
        double peakPerSpread,
        List<Double> arcSpreadRad,
        List<Double> arcHalfWidthRad,
        double intercept,
        double logSpread,
        double mass,
        double coherence,
        double gap,
        double peak) {
    /** Plausible before anything is fitted. */
    public static final PairTrust UNFITTED = new PairTrust(
            16, 0.3, 0.03, 0.2, 4e-5, 0, 0, List.of(0.0, 1.0), List.of(0.05, 1.0), -3.5, -1.5, 1, 1, -2, 1);

    private static final double LEAST_SPREAD_RAD = 1e-3;

    public PairTrust {
        arcSpreadRad = List.copyOf(arcSpreadRad);
        arcHalfWidthRad = List.copyOf(arcHalfWidthRad);
        double weights = intercept + logSpread + mass + coherence + gap + peak;
        if (!(reach >= 1 && modelFloorRad > 0 && peakSlackSeconds > 0 && Math.abs(weights) < 1e9)) {
            throw new IllegalArgumentException("reach and floors must be above 0 and the weights finite: " + reach
                    + ", " + modelFloorRad + ", " + peakSlackSeconds + ", sum " + weights);
        }
        if (arcSpreadRad.isEmpty()
                || arcSpreadRad.size() != arcHalfWidthRad.size()
                || !arcSpreadRad.stream().sorted().distinct().toList().equals(arcSpreadRad)
                || arcHalfWidthRad.stream().anyMatch(half -> !(half > 0))) {
            throw new IllegalArgumentException("the arc's curve needs rising spreads, and as many half-widths above 0: "
                    + arcSpreadRad + ", " + arcHalfWidthRad);
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
                peakPerSpread,
                arcSpreadRad,
                arcHalfWidthRad,
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
        int above = 0;
        while (above < arcSpreadRad.size() && arcSpreadRad.get(above) < spreadRad) {
            above++;
        }
        if (above == 0 || above == arcSpreadRad.size()) {
            return arcHalfWidthRad.get(Math.max(0, above - 1));
        }
        double low = arcSpreadRad.get(above - 1);
        double part = (spreadRad - low) / (arcSpreadRad.get(above) - low);
        return arcHalfWidthRad.get(above - 1) * (1 - part) + arcHalfWidthRad.get(above) * part;
    }

    /** {@return how far off the peak is, rad}; a second of delay makes radPerSecond there. */
    double peakDeviation(double height, double radPerSecond, double spreadRad) {
        double delay = peakSlackSeconds * Math.exp(peakDecay * (1 - height));
        return Math.hypot(delay * radPerSecond, peakPerSpread * spreadRad);
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
