package org.bearing.simulation.head;

import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;

/**
 * Responses of a rigid sphere with ears at its sides, for when no measured head is at hand.
 *
 * <p>Source: Brown and Duda 1998, "A structural model for binaural sound synthesis", eq. 3-5: Woodworth's delay to each
 * ear and a filter of first order for the shadow. Elevation shows only in the angle at the ear.
 */
public final class SphericalHrirs {
    private static final int TAPS = 200;
    private static final double MIDDLE_S = 0.0012;
    private static final double LEAST_SHADOW = 0.1;
    private static final double SHADOW_AT_RAD = Math.toRadians(150);

    private SphericalHrirs() {}

    /**
     * Computes a set, in directions spread evenly over the sphere.
     *
     * @param radiusM of the sphere, m
     * @param rateHz sample rate, Hz
     * @param count number of directions, at least 50
     * @return the set
     */
    public static HrirSet of(double radiusM, double rateHz, int count) {
        if (count < 50 || !(radiusM > 0 && radiusM <= 0.2)) {
            throw new IllegalArgumentException(
                    "count must be at least 50, radiusM in (0, 0.2]: count=" + count + ", radiusM=" + radiusM);
        }
        double golden = (Math.sqrt(5) - 1) / 2;
        List<Direction> directions = new ArrayList<>(count);
        float[][] left = new float[count][];
        float[][] right = new float[count][];
        for (int i = 0; i < count; i++) {
            double z = 2 * (i + 0.5) / count - 1;
            Direction direction = new Direction(2 * Math.PI * ((i * golden) % 1), Math.asin(z));
            directions.add(direction);
            left[i] = response(radiusM, rateHz, Math.PI / 2 - direction.lateralRad());
            right[i] = response(radiusM, rateHz, Math.PI / 2 + direction.lateralRad());
        }
        return HrirSet.of("sphere", rateHz, directions, left, right, new double[count][2]);
    }

    /** Response of an ear whose axis is the given angle away from the source. */
    private static float[] response(double radiusM, double rateHz, double angleRad) {
        double unit = radiusM / SphericalHead.SPEED_OF_SOUND;
        double delay = angleRad < Math.PI / 2 ? -unit * Math.cos(angleRad) : unit * (angleRad - Math.PI / 2);
        float[] response = new float[TAPS];
        Sinc.read(new float[] {1}, -(MIDDLE_S + delay) * rateHz, 1, 1, response, 0, TAPS);
        double alpha = 1 + LEAST_SHADOW / 2 + (1 - LEAST_SHADOW / 2) * Math.cos(angleRad / SHADOW_AT_RAD * Math.PI);
        // (1 + alpha s unit / 2) / (1 + s unit / 2), bilinear
        double warp = unit * rateHz;
        double b0 = (1 + alpha * warp) / (1 + warp);
        double b1 = (1 - alpha * warp) / (1 + warp);
        double a1 = (1 - warp) / (1 + warp);
        double before = 0;
        double out = 0;
        for (int t = 0; t < TAPS; t++) {
            double in = response[t];
            out = b0 * in + b1 * before - a1 * out;
            before = in;
            response[t] = (float) out;
        }
        return response;
    }
}
