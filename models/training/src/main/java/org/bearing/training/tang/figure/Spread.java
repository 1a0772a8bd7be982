package org.bearing.training.tang.figure;

import java.util.Arrays;
import java.util.Locale;

/**
 * A number over the seeds.
 *
 * @param middle the median
 * @param least the smallest
 * @param most the largest
 * @param seeds how many
 */
record Spread(double middle, double least, double most, int seeds) {
    /** Sums up one value per seed. */
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(Summary.at(sorted, 0.5), sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** {@return for a table: the median, and the range where there is more than one seed} */
    @Override
    public String toString() {
        return seeds == 1
                ? String.format(Locale.ROOT, "%.2f", middle)
                : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", middle, least, most);
    }
}
