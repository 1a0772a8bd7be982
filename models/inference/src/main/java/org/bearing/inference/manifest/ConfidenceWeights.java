package org.bearing.inference.manifest;

/**
 * The logistic regression that turns a read-out into the probability of being right within 10 degrees.
 *
 * <p>p = 1 / (1 + exp(-(intercept + sum of weight x value))), then times (1 - likeness to a mix panned by level) and, where
 * all directions are considered, times the share of the votes for the chosen half, front or back.
 *
 * @param intercept constant term
 * @param resultant of the resultant length of the neighbours' directions
 * @param logSpread of ln(spread of the neighbours, rad, at least 1e-3)
 * @param coherence of the mean magnitude-squared coherence
 * @param logDistance of ln(distance to the neighbours / usual distance, at least 1e-3)
 * @param disagreement of the angle between the read-outs of the cues and of their mirror image, rad
 * @param refinementGap of |refined - embedding's lateral angle|, rad; 0 without a refinement
 * @param peak of the height of the refined correlation peak, in [-1, 1]; 0 without a refinement
 */
public record ConfidenceWeights(
        double intercept,
        double resultant,
        double logSpread,
        double coherence,
        double logDistance,
        double disagreement,
        double refinementGap,
        double peak) {
    /** Plausible before anything is fitted: spread counts most. */
    public static final ConfidenceWeights UNFITTED = new ConfidenceWeights(-3.5, 1, -1.5, 1, -0.5, -2, -2, 1);

    /** Least spread and distance ratio that a logarithm is taken of. */
    public static final double LEAST = 1e-3;

    /**
     * The probability of being right, before pan and front-back votes count.
     *
     * @param meanLength resultant length of the neighbours' directions, in [0, 1]
     * @param spreadRad spread of the neighbours, rad
     * @param meanCoherence mean magnitude-squared coherence, in [0, 1]
     * @param distanceRatio distance to the neighbours over the usual one
     * @param disagreementRad angle between the read-outs of the cues and of their mirror image, rad
     * @param gapRad |refined - embedding's lateral angle|, rad; 0 without a refinement
     * @param peakValue height of the refined correlation peak, in [-1, 1]; 0 without a refinement
     * @return probability in [0, 1]
     */
    public double probability(
            double meanLength,
            double spreadRad,
            double meanCoherence,
            double distanceRatio,
            double disagreementRad,
            double gapRad,
            double peakValue) {
        double sum = intercept
                + resultant * meanLength
                + logSpread * Math.log(Math.max(LEAST, spreadRad))
                + coherence * meanCoherence
                + logDistance * Math.log(Math.max(LEAST, distanceRatio))
                + disagreement * disagreementRad
                + refinementGap * gapRad
                + peak * peakValue;
        return 1 / (1 + Math.exp(-sum));
    }
}
