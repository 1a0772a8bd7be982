package org.bearing.automation.stream;

import org.bearing.geometry.Angles;

/**
 * The directions of a bank of filters, in equal steps.
 *
 * @param firstRad azimuth of filter 0, + = left, rad
 * @param stepRad from one filter to the next, rad; below 0 = to the right
 * @param count how many, at least 1
 */
public record Steering(double firstRad, double stepRad, int count) {
    /** From the right over the front to the left in steps of 5 degrees. */
    public static final Steering USUAL = new Steering(Math.toRadians(-90), Math.toRadians(5), 37);

    public Steering {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1: " + count);
        }
    }

    /**
     * The filter that looks nearest to a direction.
     *
     * @param azimuthRad + = left, rad
     * @return from 0
     */
    public int index(double azimuthRad) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double distance = Math.abs(Angles.difference(firstRad + i * stepRad, azimuthRad));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
