package org.bearing.simulation.room;

/**
 * Two microphones in free air, left and right of a point.
 *
 * @param pattern how both hear
 * @param spacingM distance between them along the listener's y axis, m; 0 = coincident
 * @param splayRad how far each is turned outwards from the front (the left one to the left), rad
 */
public record MicrophonePair(Pattern pattern, double spacingM, double splayRad) {
    /** Directivity of first order: gain = part + (1 - part) cos(angle). */
    public enum Pattern {
        /** Equal from everywhere. */
        OMNI(1),
        /** Weaker at the back. */
        SUBCARDIOID(0.7),
        /** Null at the back. */
        CARDIOID(0.5),
        /** Most of the front against the rear. */
        SUPERCARDIOID(0.366),
        /** Most of the axis against all else. */
        HYPERCARDIOID(0.25),
        /** Nulls at the sides, the back in opposite polarity. */
        FIGURE_OF_EIGHT(0);

        private final double part;

        Pattern(double part) {
            this.part = part;
        }

        /** {@return mean power over the sphere, 1 for the same in all directions} */
        double meanPower() {
            return part * part + (1 - part) * (1 - part) / 3;
        }

        double gain(double cosine) {
            return part + (1 - part) * cosine;
        }
    }

    public MicrophonePair {
        if (!(spacingM >= 0 && spacingM <= 5) || !Double.isFinite(splayRad)) {
            throw new IllegalArgumentException(
                    "spacingM must be in [0, 5] and splayRad finite: spacingM=" + spacingM + ", splayRad=" + splayRad);
        }
    }

    /**
     * Gain of a microphone.
     *
     * @param channel 0 = left, 1 = right
     * @param x front component of the unit vector to the source
     * @param y left component
     * @return amplitude, negative in opposite polarity
     */
    double gain(int channel, double x, double y) {
        double side = channel == 0 ? Math.sin(splayRad) : -Math.sin(splayRad);
        return pattern.gain(x * Math.cos(splayRad) + y * side);
    }

    /**
     * Place of a microphone.
     *
     * @param channel 0 = left, 1 = right
     * @return m to the left of the middle
     */
    double leftM(int channel) {
        return channel == 0 ? spacingM / 2 : -spacingM / 2;
    }
}
