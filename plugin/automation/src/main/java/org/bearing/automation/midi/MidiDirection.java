package org.bearing.automation.midi;

import org.bearing.geometry.Angles;

/** Pans and azimuths as 14-bit controllers (MIDI 1.0): left is 0x0000, the centre 0x2000, right 0x3FFF. */
public final class MidiDirection {
    /** The non-registered parameter that carries the azimuth. */
    public static final int AZIMUTH_NRPN = 1;

    private static final int CONTROL_CHANGE = 0xB0;
    private static final int PAN = 10;
    private static final int LSB = 32;
    private static final int DATA_ENTRY = 6;
    private static final int NRPN_MSB = 99;
    private static final int NRPN_LSB = 98;
    private static final int CENTRE = 0x2000;
    private static final int MOST = 0x3FFF;
    private static final int SEVEN_BITS = 0x7F;

    private MidiDirection() {}

    /**
     * A pan.
     *
     * @param position turn of the pan knob in [-1, 1], +1 = fully left
     * @return 0 = left, 0x2000 = centre, 0x3FFF = right
     */
    public static int pan(double position) {
        int below = position < 0 ? MOST - CENTRE : CENTRE;
        return CENTRE - (int) Math.rint(position * below);
    }

    /**
     * An azimuth.
     *
     * @param azimuthRad any angle, + = left, rad
     * @return 0x2000 = front, 0x1000 = left, 0x3000 = right, 0 = the back
     */
    public static int azimuth(double azimuthRad) {
        return Math.min(MOST, CENTRE - (int) Math.rint(Angles.wrap(azimuthRad) / Math.PI * CENTRE));
    }

    /**
     * The messages of a pan: controllers 10 and 42.
     *
     * @param channel 1 to 16
     * @param value 14 bits
     * @return control changes in their order
     */
    public static byte[][] panMessages(int channel, int value) {
        return new byte[][] {
            control(channel, PAN, value >> 7), control(channel, PAN + LSB, value & SEVEN_BITS),
        };
    }

    /**
     * The messages of a non-registered parameter: which one, then its value.
     *
     * @param channel 1 to 16
     * @param number of the parameter, 14 bits
     * @param value 14 bits
     * @return control changes in their order
     */
    public static byte[][] nrpnMessages(int channel, int number, int value) {
        return new byte[][] {
            control(channel, NRPN_MSB, number >> 7),
            control(channel, NRPN_LSB, number & SEVEN_BITS),
            control(channel, DATA_ENTRY, value >> 7),
            control(channel, DATA_ENTRY + LSB, value & SEVEN_BITS),
        };
    }

    private static byte[] control(int channel, int number, int value) {
        if (channel < 1 || channel > 16) {
            throw new IllegalArgumentException("channel must be in [1, 16]: " + channel);
        }
        return new byte[] {(byte) (CONTROL_CHANGE | channel - 1), (byte) number, (byte) value};
    }
}
