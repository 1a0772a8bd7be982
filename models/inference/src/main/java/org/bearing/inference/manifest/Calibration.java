package org.bearing.inference.manifest;

/**
 * How far a read-out can be trusted; fitted on validation scenes.
 *
 * <p>With lateral angle l and the neighbours' lateral spread s, in rad, and the correlation peak g in [-1, 1]:
 *
 * <pre>
 * sigma_embedding^2 = embeddingFloorRad^2 + (embeddingPerSpread s)^2 + (embeddingPerLateral l)^2
 * sigma_refined^2   = refinedFloorRad^2 + (refinedPerDefect (1 - g))^2 + (k l)^2
 *                     k = refinedPerLateralKnown if the head radius is known, else refinedPerLateralAverage
 * l = (l_embedding / sigma_embedding^2 + l_refined / sigma_refined^2) / (1 / sigma_embedding^2 + 1 / sigma_refined^2)
 * arc = sqrt(arcFloorRad^2 + (arcPerSpread spread)^2), half-width of the 90% arc, rad
 * </pre>
 *
 * @param embeddingFloorRad least uncertainty of the embedding's lateral angle, rad
 * @param embeddingPerSpread its growth with the neighbours' lateral spread
 * @param embeddingPerLateral its growth with the lateral angle (a strange head is heard too far out)
 * @param refinedFloorRad least uncertainty of the refined lateral angle, rad
 * @param refinedPerDefect its growth as the correlation peak falls below 1, rad
 * @param refinedPerLateralKnown its growth with the lateral angle where the head radius is known
 * @param refinedPerLateralAverage the same where only the average radius is known
 * @param searchSeconds half-width of the search for the correlation peak around the embedding's delay, s
 * @param usualDistance usual mean distance to the neighbours (90% of validation examples are nearer)
 * @param arcFloorRad least half-width of the 90% arc, rad
 * @param arcPerSpread its growth with the spread of the neighbours
 * @param confidence the probability of being right
 */
public record Calibration(
        double embeddingFloorRad,
        double embeddingPerSpread,
        double embeddingPerLateral,
        double refinedFloorRad,
        double refinedPerDefect,
        double refinedPerLateralKnown,
        double refinedPerLateralAverage,
        double searchSeconds,
        double usualDistance,
        double arcFloorRad,
        double arcPerSpread,
        ConfidenceWeights confidence) {
    /** Plausible before anything is fitted. */
    public static final Calibration UNFITTED =
            new Calibration(0.02, 0.5, 0.04, 0.02, 0.05, 0.02, 0.06, 150e-6, 0.1, 0.03, 2, ConfidenceWeights.UNFITTED);

    private static final double LARGEST_SEARCH_SECONDS = 1e-3;

    public Calibration {
        if (!(embeddingFloorRad > 0 && refinedFloorRad > 0 && arcFloorRad > 0 && usualDistance > 0)) {
            throw new IllegalArgumentException("floors and usualDistance must be above 0: embeddingFloorRad="
                    + embeddingFloorRad + ", refinedFloorRad=" + refinedFloorRad + ", arcFloorRad=" + arcFloorRad
                    + ", usualDistance=" + usualDistance);
        }
        if (!(searchSeconds > 0 && searchSeconds <= LARGEST_SEARCH_SECONDS)) {
            throw new IllegalArgumentException("searchSeconds must be in (0, 1e-3]: " + searchSeconds);
        }
    }

    /**
     * Uncertainty of the embedding's lateral angle.
     *
     * @param lateralRad that angle, rad
     * @param spreadRad lateral spread of the neighbours, rad
     * @return its square, rad^2
     */
    public double embeddingVariance(double lateralRad, double spreadRad) {
        double spread = embeddingPerSpread * spreadRad;
        double lateral = embeddingPerLateral * lateralRad;
        return embeddingFloorRad * embeddingFloorRad + spread * spread + lateral * lateral;
    }

    /**
     * Uncertainty of the refined lateral angle.
     *
     * @param lateralRad that angle, rad
     * @param peakValue height of its correlation peak, in [-1, 1]
     * @param radiusKnown whether the radius it was read with is this head's, not an average
     * @return its square, rad^2
     */
    public double refinedVariance(double lateralRad, double peakValue, boolean radiusKnown) {
        double defect = refinedPerDefect * (1 - peakValue);
        double lateral = (radiusKnown ? refinedPerLateralKnown : refinedPerLateralAverage) * lateralRad;
        return refinedFloorRad * refinedFloorRad + defect * defect + lateral * lateral;
    }

    /**
     * Half-width of the 90% arc.
     *
     * @param spreadRad spread of the neighbours, rad
     * @return the half-width, in (0, pi], rad
     */
    public double arcRad(double spreadRad) {
        double arc = arcPerSpread * spreadRad;
        return Math.min(Math.PI, Math.sqrt(arcFloorRad * arcFloorRad + arc * arc));
    }
}
