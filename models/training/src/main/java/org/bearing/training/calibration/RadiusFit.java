package org.bearing.training.calibration;

import java.util.List;
import org.bearing.geometry.SphericalHead;

/** How the radius that a correlation peak speaks of compares with the head's Woodworth radius. */
final class RadiusFit {
    /** Nearer to the front a delay says little about the radius, rad. */
    private static final double LEAST_LATERAL = Math.toRadians(15);

    /** Further out Woodworth's formula bends from the measured delays, rad. */
    private static final double MOST_LATERAL = Math.toRadians(65);

    private static final int LEAST_SAMPLES = 20;

    private RadiusFit() {}

    /**
     * The factor by which delays of correlation peaks exceed Woodworth's: median over scenes.
     *
     * @param samples those with the radius known count
     * @return the factor; 1 if too few scenes tell
     */
    static double factor(List<Sample> samples) {
        double[] factors = samples.stream()
                .filter(s -> s.radiusKnown() && s.readout().refined())
                .filter(s ->
                        Math.abs(s.trueLateralRad()) > LEAST_LATERAL && Math.abs(s.trueLateralRad()) < MOST_LATERAL)
                .mapToDouble(s -> s.peakSeconds() / SphericalHead.delaySeconds(s.trueRadiusM(), s.trueLateralRad()))
                .sorted()
                .toArray();
        return factors.length < LEAST_SAMPLES ? 1 : Errors.quantile(factors, 0.5);
    }
}
