package org.bearing.simulation.pair;

import org.bearing.geometry.Direction;

/**
 * Who talks from where, for {@link TwoTalkers}.
 *
 * @param wanted direction of the wanted talker
 * @param other direction of the other talker
 * @param distanceM of both from the middle of the pair, m
 * @param spacingM distance between the microphones, m
 * @param rt60Seconds reverberation time, s; 0 = a free field
 * @param snrDb power of either talker over that of the noise of the microphones, dB
 * @param seconds length, s
 */
public record TalkerSetting(
        Direction wanted,
        Direction other,
        double distanceM,
        double spacingM,
        double rt60Seconds,
        double snrDb,
        double seconds) {
    public TalkerSetting {
        if (!(distanceM > 0 && spacingM > 0 && rt60Seconds >= 0 && seconds > 0)) {
            throw new IllegalArgumentException(
                    "distanceM, spacingM and seconds must be above 0, rt60Seconds at least 0: " + distanceM + ", "
                            + spacingM + ", " + seconds + ", " + rt60Seconds);
        }
    }
}
