package org.bearing.method;

import org.bearing.geometry.AngleKind;
import org.bearing.geometry.SphericalHead;

/** How the delay between the channels follows from the direction, and back; by the way the sound was captured. */
public sealed interface DelayMap {
    /** {@return what the angle means} */
    AngleKind angleKind();

    /** {@return largest delay to search, s} */
    double maxDelaySeconds();

    /**
     * Direction of a delay, in the front half.
     *
     * @param delaySeconds arrival time right minus left, + = the left channel leads, s; clamped to what is possible
     * @return azimuth in [-pi/2, pi/2], + = left, rad
     */
    double azimuthRad(double delaySeconds);

    /**
     * Two ears on Woodworth's sphere.
     *
     * @param radiusM head radius, above 0, m
     */
    record Head(double radiusM) implements DelayMap {
        /** Real heads reach somewhat longer delays at low frequencies than Woodworth's ray model says. */
        private static final double SLACK = 1.1;

        public Head {
            requirePositive("radiusM", radiusM);
        }

        @Override
        public AngleKind angleKind() {
            return AngleKind.HEAD;
        }

        @Override
        public double maxDelaySeconds() {
            return SLACK * SphericalHead.delaySeconds(radiusM, Math.PI / 2);
        }

        @Override
        public double azimuthRad(double delaySeconds) {
            return SphericalHead.lateralRad(radiusM, delaySeconds);
        }
    }

    /**
     * Two microphones in the free field, a distant source: delay = spacing / c * sin(azimuth).
     *
     * @param spacingM distance between the microphones, above 0, m
     */
    record Pair(double spacingM) implements DelayMap {
        public Pair {
            requirePositive("spacingM", spacingM);
        }

        @Override
        public AngleKind angleKind() {
            return AngleKind.PAIR;
        }

        @Override
        public double maxDelaySeconds() {
            return spacingM / SphericalHead.SPEED_OF_SOUND;
        }

        @Override
        public double azimuthRad(double delaySeconds) {
            double sine = delaySeconds * SphericalHead.SPEED_OF_SOUND / spacingM;
            return Math.asin(Math.max(-1, Math.min(1, sine)));
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be above 0: " + value);
        }
    }
}
