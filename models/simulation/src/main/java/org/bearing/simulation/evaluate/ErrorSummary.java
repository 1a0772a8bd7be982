package org.bearing.simulation.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Median and mean of errors with their intervals.
 *
 * @param count number of errors
 * @param median their median
 * @param mean their mean
 */
public record ErrorSummary(int count, Interval median, Interval mean) {
    /** How often errors are drawn anew for an interval. */
    public static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;

    /**
     * Summarises errors; scenes are drawn with replacement, from a written seed.
     *
     * @param errors one per scene; NaN is left out
     * @param seed of the drawing
     * @return the summary; of NaN if there is no error
     */
    public static ErrorSummary of(double[] errors, long seed) {
        double[] known = Arrays.stream(errors).filter(e -> !Double.isNaN(e)).toArray();
        Interval median = interval(known, null, ErrorSummary::median, seed);
        Interval mean = interval(known, null, ErrorSummary::mean, seed);
        return new ErrorSummary(known.length, median, mean);
    }

    /**
     * Ratio of two medians on the same scenes, resampled together.
     *
     * @param ours one error per scene
     * @param theirs the other's error of the same scene
     * @param seed of the drawing
     * @return median of ours over median of theirs
     */
    public static Interval medianRatio(double[] ours, double[] theirs, long seed) {
        return interval(ours, theirs, ErrorSummary::median, seed);
    }

    /**
     * Ratio of two means on the same scenes, resampled together.
     *
     * @param ours one error per scene
     * @param theirs the other's error of the same scene
     * @param seed of the drawing
     * @return mean of ours over mean of theirs
     */
    public static Interval meanRatio(double[] ours, double[] theirs, long seed) {
        return interval(ours, theirs, ErrorSummary::mean, seed);
    }

    private static Interval interval(
            double[] ours, double @Nullable [] theirs, ToDoubleFunction<double[]> figure, long seed) {
        if (ours.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        double value = figure.applyAsDouble(ours.clone());
        if (theirs != null) {
            value /= figure.applyAsDouble(theirs.clone());
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[ours.length];
        double[] other = new double[ours.length];
        double[] figures = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < drawn.length; i++) {
                int scene = random.nextInt(drawn.length);
                drawn[i] = ours[scene];
                other[i] = theirs == null ? 0 : theirs[scene];
            }
            figures[r] = figure.applyAsDouble(drawn);
            if (theirs != null) {
                figures[r] /= figure.applyAsDouble(other);
            }
        }
        Arrays.sort(figures);
        return new Interval(value, quantile(figures, TAIL), quantile(figures, 1 - TAIL));
    }

    /** Sorts its argument. */
    static double median(double[] values) {
        Arrays.sort(values);
        return quantile(values, 0.5);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int index = (int) place;
        int next = Math.min(index + 1, sorted.length - 1);
        return sorted[index] + (place - index) * (sorted[next] - sorted[index]);
    }
}
