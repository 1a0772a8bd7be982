package org.bearing.geometry;

/** Arithmetic on angles in radians. */
public final class Angles {
    private Angles() {}

    /**
     * Wraps an angle.
     *
     * @param rad any finite angle, rad
     * @return the same angle in (-pi, pi]
     */
    public static double wrap(double rad) {
        double wrapped = Math.IEEEremainder(rad, 2 * Math.PI);
        return wrapped <= -Math.PI ? wrapped + 2 * Math.PI : wrapped;
    }

    /**
     * Signed shortest way from one angle to another.
     *
     * @param fromRad start, rad
     * @param toRad end, rad
     * @return {@code toRad - fromRad} in (-pi, pi]
     */
    public static double difference(double fromRad, double toRad) {
        return wrap(toRad - fromRad);
    }
}
