package org.bearing.simulation.evaluate;

import java.util.Locale;

/**
 * A figure with its 95% bootstrap interval.
 *
 * @param value the figure
 * @param low 2.5% of the resamples lie below
 * @param high 2.5% of the resamples lie above
 */
public record Interval(double value, double low, double high) {
    /** {@return {@code 1.23 [1.11, 1.35]}; a dash if there is no figure} */
    public String text() {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", value, low, high);
    }
}
