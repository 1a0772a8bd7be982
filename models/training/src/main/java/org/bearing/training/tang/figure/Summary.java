package org.bearing.training.tang.figure;

import java.util.Arrays;

/**
 * Absolute errors in a few numbers, degrees.
 *
 * @param median half are smaller
 * @param lower a quarter is smaller
 * @param upper three quarters are smaller
 * @param high 95% are smaller
 * @param max the largest
 */
record Summary(double median, double lower, double upper, double high, double max) {
    private static final double HIGH = 0.95;

    /** Sums up errors; all NaN if there are none. */
    static Summary of(double[] errors) {
        if (errors.length == 0) {
            return new Summary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        return new Summary(
                at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75), at(sorted, HIGH), sorted[sorted.length - 1]);
    }

    /** {@return a quantile of sorted values, between two of them by their distances} */
    static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
