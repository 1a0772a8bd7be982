package org.bearing.simulation.scene;

import java.util.SplittableRandom;

/**
 * A closed interval from which numbers are drawn evenly.
 *
 * @param from smallest value
 * @param to largest value, at least {@code from}
 */
public record Range(double from, double to) {
    public Range {
        if (!Double.isFinite(from) || !Double.isFinite(to) || from > to) {
            throw new IllegalArgumentException("a range goes up: from=" + from + ", to=" + to);
        }
    }

    /**
     * A single value.
     *
     * @param value the value
     * @return the range that holds nothing else
     */
    public static Range only(double value) {
        return new Range(value, value);
    }

    /**
     * Draws a value.
     *
     * @param random where from; takes one number, whatever the range
     * @return a value of the range
     */
    public double draw(SplittableRandom random) {
        return from + (to - from) * random.nextDouble();
    }

    /** {@return whether a value is in the range} */
    boolean contains(double value) {
        return value >= from && value <= to;
    }
}
