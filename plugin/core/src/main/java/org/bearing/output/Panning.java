package org.bearing.output;

import org.bearing.geometry.Angles;

/**
 * From directions to the pan of a pair of loudspeakers.
 *
 * @param law angle to gains
 * @param speakerRad angle of the left loudspeaker, half of the base, in (0, pi/2), rad
 * @param deadZoneRad directions up to here from the centre are the centre, in [0, speakerRad), rad; those beyond move
 *     inwards without a step
 * @param width what the pan is multiplied by, in [0, 2]: 0 = always the centre, above 1 = wider
 * @param view from where left is left
 * @param beyond what becomes of directions that no loudspeaker pair can give
 */
public record Panning(PanLaw law, double speakerRad, double deadZoneRad, double width, View view, Beyond beyond) {
    /** Loudspeakers at +-30 degrees, constant power, the listener's left, the rear folded to the front. */
    public static final Panning USUAL =
            new Panning(PanLaw.CONSTANT_POWER, Math.toRadians(30), 0, 1, View.LISTENER, Beyond.FOLD);

    /** From where one looks. */
    public enum View {
        /** From the audience. */
        LISTENER,
        /** From the stage to the audience: left and right are exchanged. */
        STAGE
    }

    /** What lies outside of the loudspeakers. */
    public enum Beyond {
        /** Is at the nearer loudspeaker; right behind, the pan jumps from one to the other. */
        CLAMP,
        /** The rear is mirrored to the front; what is then still outside is at the nearer loudspeaker. */
        FOLD
    }

    private static final double WIDEST = 2;

    public Panning {
        if (!(speakerRad > 0 && speakerRad < Math.PI / 2)) {
            throw new IllegalArgumentException("speakerRad must be in (0, pi/2): " + speakerRad);
        }
        if (!(deadZoneRad >= 0 && deadZoneRad < speakerRad)) {
            throw new IllegalArgumentException("deadZoneRad must be in [0, speakerRad): " + deadZoneRad);
        }
        if (!(width >= 0 && width <= WIDEST)) {
            throw new IllegalArgumentException("width must be in [0, 2]: " + width);
        }
    }

    /**
     * The turn of a pan knob. Every target turns it into its own value and sign.
     *
     * @param azimuthRad any angle, + = left, rad
     * @return in [-1, 1], +1 = fully left, 0 = centre
     */
    public double position(double azimuthRad) {
        double front = beyond == Beyond.FOLD ? Math.asin(Math.sin(azimuthRad)) : Angles.wrap(azimuthRad);
        double size = Math.max(0, Math.abs(front) - deadZoneRad) * speakerRad / (speakerRad - deadZoneRad);
        double angle = Math.copySign(Math.min(size, speakerRad), front);
        double pan = Math.max(-1, Math.min(1, law.position(angle, speakerRad) * width));
        return view == View.LISTENER ? pan : -pan;
    }

    /**
     * The left gain of a constant-power knob; the right one is that of the opposite position.
     *
     * @param position in [-1, 1], +1 = left
     * @return in [0, 1]
     */
    public static double gain(double position) {
        return Math.sin((1 + position) * Math.PI / 4);
    }
}
