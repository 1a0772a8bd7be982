package org.bearing.training.bianco.recipe;

import java.util.Arrays;
import java.util.List;
import org.bearing.geometry.Direction;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Reflections;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;

/**
 * A pair of omnidirectional microphones in one simulated room: image sources with a diffuse tail and walls that scatter. All
 * positions share the reflections; each has diffuse sound of its own.
 *
 * @param name of the room, for the description
 * @param room walls
 * @param rt60S what the room was asked for, for the description, s
 * @param reflections how rough the walls are and how the source sends
 * @param spacingM between the microphones, m
 * @param seat where the middle of the pair is and looks; its source is not used
 * @param positions where the source is
 * @param seed of everything random
 */
record SimulatedPair(
        String name,
        Room room,
        double rt60S,
        Reflections reflections,
        double spacingM,
        Seat seat,
        List<PairPosition> positions,
        long seed)
        implements PairResponses {
    private static final int LONGEST = PairAudio.RATE_HZ;

    /** Middle of the pair, m, and where it looks, rad. */
    record Seat(double x, double y, double z, double yawRad) {}

    SimulatedPair {
        positions = List.copyOf(positions);
    }

    /** {@return the pair and the source of a position} */
    Placement placement(int position) {
        PairPosition at = positions.get(position);
        Direction direction = Direction.ofDegrees(at.azimuthDeg(), 0);
        return Placement.seen(seat.x, seat.y, seat.z, seat.yawRad, direction, at.rangeM());
    }

    @Override
    public String description() {
        return name + ": " + room.lx() + " x " + room.ly() + " x " + room.lz() + " m, RT60 " + rt60S + " s, "
                + reflections + ", spacing " + spacingM + " m, " + seat + ", seed " + seed + ", " + positions;
    }

    @Override
    public float[][] response(int position) {
        MicrophonePair pair = new MicrophonePair(MicrophonePair.Pattern.OMNI, spacingM, 0);
        StereoResponse out = new StereoResponse();
        PairPosition at = positions.get(position);
        long own = Seeds.mix(
                seed, Math.round(at.azimuthDeg() * 100), Math.round(at.rangeM() * 1000), Math.round(rt60S * 1e4));
        new RoomResponses(PairAudio.RATE_HZ).pair(pair, room, reflections, placement(position), seed, own, out);
        int length = Math.min(LONGEST, out.length());
        return new float[][] {Arrays.copyOf(out.left(), length), Arrays.copyOf(out.right(), length)};
    }
}
