package org.bearing.automation.midi;

import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.ShortMessage;

/**
 * A direction as control changes, the same as the plug-in sends.
 *
 * <pre>
 * pan        controllers 10 and 42: 0x0000 = left, 0x2000 = centre, 0x3FFF = right
 * azimuth    NRPN (99 = 66, 98 = 0, then 6 and 38): round((degrees + 180) / 360 x 16383)
 * </pre>
 */
public final class MidiDirection {
    /** Largest value of 14 bits. */
    public static final int LARGEST = 0x3FFF;

    private static final int PAN_COARSE = 10;
    private static final int PAN_FINE = 42;
    private static final int NRPN_BANK = 99;
    private static final int NRPN_NUMBER = 98;
    private static final int DATA_COARSE = 6;
    private static final int DATA_FINE = 38;
    private static final int BANK = 66; // 'B'
    private static final int AZIMUTH = 0;

    private MidiDirection() {}

    /**
     * A pan's value.
     *
     * @param position in [-1, 1], +1 = left, as {@link org.bearing.output.Panning#position} gives it
     * @return in [0, {@link #LARGEST}], 0 = left
     */
    public static int panValue(double position) {
        return value((1 - position) / 2);
    }

    /**
     * An azimuth's value.
     *
     * @param azimuthRad in [-pi, pi], + = left, rad
     * @return in [0, {@link #LARGEST}], {@link #LARGEST} = +180 degrees
     */
    public static int azimuthValue(double azimuthRad) {
        return value((azimuthRad + Math.PI) / (2 * Math.PI));
    }

    private static int value(double share) {
        return (int) Math.max(0, Math.min(LARGEST, Math.round(share * LARGEST)));
    }

    /**
     * Sends a pan.
     *
     * @param channel in [0, 15]
     * @param value of {@link #panValue}
     * @return the messages, in their order
     */
    public static List<ShortMessage> pan(int channel, int value) {
        return List.of(control(channel, PAN_COARSE, value >> 7), control(channel, PAN_FINE, value & 0x7F));
    }

    /**
     * Sends an azimuth.
     *
     * @param channel in [0, 15]
     * @param value of {@link #azimuthValue}
     * @return the messages, in their order
     */
    public static List<ShortMessage> azimuth(int channel, int value) {
        return List.of(
                control(channel, NRPN_BANK, BANK),
                control(channel, NRPN_NUMBER, AZIMUTH),
                control(channel, DATA_COARSE, value >> 7),
                control(channel, DATA_FINE, value & 0x7F));
    }

    private static ShortMessage control(int channel, int controller, int value) {
        try {
            return new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, value);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException("channel must be in [0, 15]: " + channel, e);
        }
    }
}
