package org.bearing.inference;

import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.ConfidenceWeights;

/** Confidence and spread of an estimate from what lies behind it, as the calibration describes. */
final class Trust {
    private static final double LEAST = 1e-3;

    private Trust() {}

    /** The logistic regression's probability, in [0, 1], before pan and front-back votes count. */
    static double confidence(
            Calibration calibration,
            double resultant,
            double spreadRad,
            double coherence,
            double distance,
            double disagreementRad,
            double refinementGapRad,
            double peakValue) {
        ConfidenceWeights weights = calibration.confidence();
        double sum = weights.intercept()
                + weights.resultant() * resultant
                + weights.logSpread() * Math.log(Math.max(LEAST, spreadRad))
                + weights.coherence() * coherence
                + weights.logDistance() * Math.log(Math.max(LEAST, distance / calibration.usualDistance()))
                + weights.disagreement() * disagreementRad
                + weights.refinementGap() * refinementGapRad
                + weights.peak() * peakValue;
        return 1 / (1 + Math.exp(-sum));
    }

    /** Half-width of the 90% arc, rad. */
    static double arcRad(Calibration calibration, double spreadRad) {
        double arc = calibration.arcPerSpread() * spreadRad;
        return Math.min(Math.PI, Math.sqrt(calibration.arcFloorRad() * calibration.arcFloorRad() + arc * arc));
    }
}
