package org.bearing.geometry;

/**
 * Woodworth's spherical head: delay between the ears from the lateral angle and back.
 *
 * <p>delay = radius / c * (lateral + sin(lateral)), in rad, s and m; positive when the left ear leads.
 */
public final class SphericalHead {
    /** Speed of sound in air at 20 degrees Celsius, m/s. */
    public static final double SPEED_OF_SOUND = 343.0;

    /** The customary radius of an adult's head, m. */
    public static final double CUSTOMARY_RADIUS_M = 0.0875;

    private static final int NEWTON_STEPS = 12;

    private SphericalHead() {}

    /**
     * Delay of a distant source.
     *
     * @param radiusM head radius, m
     * @param lateralRad lateral angle, + = left, in [-pi/2, pi/2], rad
     * @return arrival time at the right ear minus that at the left ear, s
     */
    public static double delaySeconds(double radiusM, double lateralRad) {
        return radiusM / SPEED_OF_SOUND * (lateralRad + Math.sin(lateralRad));
    }

    /**
     * Inverse of {@link #delaySeconds}.
     *
     * @param radiusM head radius, m
     * @param delaySeconds arrival time right minus left, s; beyond the largest possible delay is clamped
     * @return lateral angle in [-pi/2, pi/2], rad
     */
    public static double lateralRad(double radiusM, double delaySeconds) {
        double target = delaySeconds * SPEED_OF_SOUND / radiusM;
        double limit = Math.PI / 2 + 1;
        if (Math.abs(target) >= limit) {
            return Math.copySign(Math.PI / 2, target);
        }
        double lateral = target / 2;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            lateral -= (lateral + Math.sin(lateral) - target) / (1 + Math.cos(lateral));
            lateral = Math.max(-Math.PI / 2, Math.min(Math.PI / 2, lateral));
        }
        return lateral;
    }
}
