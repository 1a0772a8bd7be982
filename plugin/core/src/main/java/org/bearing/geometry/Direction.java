package org.bearing.geometry;

/**
 * A direction in SOFA axes: x to the front, y to the left, z up.
 *
 * @param azimuthRad 0 = front, + = left (counter-clockwise); wrapped to (-pi, pi], rad
 * @param elevationRad 0 = horizon, + = up; in [-pi/2, pi/2], rad
 */
public record Direction(double azimuthRad, double elevationRad) {
    /** Straight ahead. */
    public static final Direction FRONT = new Direction(0, 0);

    private static final double ELEVATION_SLACK_RAD = 1e-9;

    public Direction {
        if (!Double.isFinite(azimuthRad) || !(Math.abs(elevationRad) <= Math.PI / 2 + ELEVATION_SLACK_RAD)) {
            throw new IllegalArgumentException(
                    "elevationRad must be in [-pi/2, pi/2] and azimuthRad finite: azimuthRad=" + azimuthRad
                            + ", elevationRad=" + elevationRad);
        }
        azimuthRad = Angles.wrap(azimuthRad);
        elevationRad = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, elevationRad));
    }

    /**
     * From degrees, as they stand at every outside edge.
     *
     * @param azimuthDeg azimuth, + = left, degrees
     * @param elevationDeg elevation in [-90, 90], degrees
     * @return the direction
     */
    public static Direction ofDegrees(double azimuthDeg, double elevationDeg) {
        return new Direction(Math.toRadians(azimuthDeg), Math.toRadians(elevationDeg));
    }

    /**
     * From a vector of any length above zero.
     *
     * @param x front
     * @param y left
     * @param z up
     * @return its direction
     */
    public static Direction ofVector(double x, double y, double z) {
        return new Direction(Math.atan2(y, x), Math.atan2(z, Math.hypot(x, y)));
    }

    /**
     * From interaural-polar coordinates, as CIPIC uses them, with this project's sign.
     *
     * @param lateralRad angle from the median plane, + = left, in [-pi/2, pi/2], rad
     * @param polarRad angle around the interaural axis: 0 = front, pi/2 = up, pi = back, rad
     * @return the direction
     */
    public static Direction ofInterauralPolar(double lateralRad, double polarRad) {
        double inPlane = Math.cos(lateralRad);
        return ofVector(inPlane * Math.cos(polarRad), Math.sin(lateralRad), inPlane * Math.sin(polarRad));
    }

    /** {@return the front component of the unit vector} */
    public double x() {
        return Math.cos(elevationRad) * Math.cos(azimuthRad);
    }

    /** {@return the left component of the unit vector} */
    public double y() {
        return Math.cos(elevationRad) * Math.sin(azimuthRad);
    }

    /** {@return the up component of the unit vector} */
    public double z() {
        return Math.sin(elevationRad);
    }

    /** {@return the azimuth, + = left, degrees} */
    public double azimuthDeg() {
        return Math.toDegrees(azimuthRad);
    }

    /** {@return the elevation, + = up, degrees} */
    public double elevationDeg() {
        return Math.toDegrees(elevationRad);
    }

    /** {@return the lateral angle: from the median plane, + = left, in [-pi/2, pi/2], rad} */
    public double lateralRad() {
        return Math.asin(Math.max(-1, Math.min(1, y())));
    }

    /** {@return the direction with left and right exchanged} */
    public Direction mirroredLeftRight() {
        return new Direction(-azimuthRad, elevationRad);
    }

    /** {@return the direction with front and back exchanged} */
    public Direction mirroredFrontBack() {
        return new Direction(Math.PI - azimuthRad, elevationRad);
    }

    /**
     * Great-circle distance.
     *
     * @param other the other direction
     * @return angle between both, in [0, pi], rad
     */
    public double angleTo(Direction other) {
        double dot = x() * other.x() + y() * other.y() + z() * other.z();
        double cx = y() * other.z() - z() * other.y();
        double cy = z() * other.x() - x() * other.z();
        double cz = x() * other.y() - y() * other.x();
        return Math.atan2(Math.sqrt(cx * cx + cy * cy + cz * cz), dot);
    }
}
