package org.bearing.output;

/** How an angle between two loudspeakers becomes the ratio of their gains; the power is the same for all angles. */
public enum PanLaw {
    /** Equal angles are equal turns of a constant-power pan knob. */
    CONSTANT_POWER {
        @Override
        double position(double angleRad, double speakerRad) {
            return angleRad / speakerRad;
        }
    },
    /** Blumlein's law of sines, for a head that keeps still: (gL - gR) / (gL + gR) = sin(angle) / sin(speaker). */
    SINE {
        @Override
        double position(double angleRad, double speakerRad) {
            return knob(Math.sin(angleRad) / Math.sin(speakerRad));
        }
    },
    /** The law of tangents, for a head that turns to the source: (gL - gR) / (gL + gR) = tan(angle) / tan(speaker). */
    TANGENT {
        @Override
        double position(double angleRad, double speakerRad) {
            return knob(Math.tan(angleRad) / Math.tan(speakerRad));
        }
    };

    /**
     * The turn of a constant-power pan knob that gives the law's gains.
     *
     * @param angleRad in [-speakerRad, speakerRad], + = left, rad
     * @param speakerRad of the left loudspeaker, in (0, pi/2), rad
     * @return in [-1, 1], +1 = left
     */
    abstract double position(double angleRad, double speakerRad);

    /** The knob's gains are cos and sin of a quarter turn. */
    private static double knob(double ratio) {
        return Math.atan2(1 + ratio, 1 - ratio) / (Math.PI / 4) - 1;
    }
}
