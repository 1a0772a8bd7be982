package org.bearing.simulation.pair;

import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * All that a renderer needs to make one clip of a pair, and the truth about it.
 *
 * @param seed of everything random inside the clip
 * @param spacingM distance between the microphones, m
 * @param room which walls
 * @param scattering part of the reflected energy that is diffuse at every wall
 * @param placement middle of the pair and source
 * @param rt60Seconds the reverberation time that the room was asked for, s
 * @param sound index of the sound in the material
 * @param start its sample at the clip's start
 * @param snrDb power of the sound over that of the noise, dB
 * @param samples length of the clip
 */
public record PairScene(
        long seed,
        double spacingM,
        Room room,
        double scattering,
        Placement placement,
        double rt60Seconds,
        int sound,
        int start,
        double snrDb,
        int samples) {
    /** Rate of the clips, Hz. */
    public static final int RATE_HZ = 16_000;

    /** {@return the source's direction seen from the middle of the pair; in front} */
    public Direction direction() {
        return placement.direction();
    }

    /** {@return the angle a pair can hear, between the direction and the middle plane, + = left, rad} */
    public double lateralRad() {
        return direction().lateralRad();
    }

    /** {@return distance of the source from the middle of the pair, m} */
    public double rangeM() {
        return placement.distanceM();
    }

    /** {@return by how much the direct sound is earlier at the left microphone, by the exact paths, s} */
    public double leadSeconds() {
        double distance = placement.distanceM();
        double y = distance * direction().y();
        double flat = distance * distance - y * y;
        double right = Math.sqrt(flat + Math.pow(y + spacingM / 2, 2));
        double left = Math.sqrt(flat + Math.pow(y - spacingM / 2, 2));
        return (right - left) / SphericalHead.SPEED_OF_SOUND;
    }
}
