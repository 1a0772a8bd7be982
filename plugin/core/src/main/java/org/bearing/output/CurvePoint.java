package org.bearing.output;

import org.bearing.geometry.Angles;

/**
 * A point of a direction curve.
 *
 * @param timeSeconds when, s
 * @param azimuthRad + = left, rad; unwrapped within a curve: it goes on beyond +-pi, so that the straight line between two
 *     points is the short way
 * @param elevationRad + = up, rad; 0 where it is not known
 */
public record CurvePoint(double timeSeconds, double azimuthRad, double elevationRad) {
    /** {@return the azimuth in (-pi, pi], rad} */
    public double wrappedRad() {
        return Angles.wrap(azimuthRad);
    }

    /**
     * The straight line to another point.
     *
     * @param other another point of the same curve, at another time
     * @param seconds when, s
     * @return the point of the line at that time
     */
    public CurvePoint towards(CurvePoint other, double seconds) {
        double share = (seconds - timeSeconds) / (other.timeSeconds - timeSeconds);
        return new CurvePoint(
                seconds,
                azimuthRad + share * (other.azimuthRad - azimuthRad),
                elevationRad + share * (other.elevationRad - elevationRad));
    }
}
