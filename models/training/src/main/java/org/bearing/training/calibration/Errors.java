package org.bearing.training.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Mean and median of absolute errors.
 *
 * @param meanDeg mean, degrees
 * @param medianDeg median, degrees
 */
record Errors(double meanDeg, double medianDeg) {
    /** Summarises absolute errors in rad. */
    static Errors of(double[] errorsRad) {
        double[] sorted = errorsRad.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        return new Errors(Math.toDegrees(mean), Math.toDegrees(quantile(sorted, 0.5)));
    }

    static Errors of(List<Sample> samples, ToDoubleFunction<Sample> errorRad) {
        return of(samples.stream().mapToDouble(errorRad).toArray());
    }

    /** The value below which a share of the sorted values lies, between neighbours on a straight line. */
    static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
