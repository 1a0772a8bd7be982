package org.bearing.training.bianco.recipe;

import java.util.List;
import java.util.stream.IntStream;
import org.bearing.simulation.room.Absorption;
import org.bearing.simulation.room.Reflections;
import org.bearing.simulation.room.Room;

/**
 * The classroom of the paper (section III-A) by simulation: 9 x 6 x 3 m, RT60 0.5 s, two microphones 8.5 cm apart, a source 1.5 m
 * away every 10 degrees, and others off the grid and off the range.
 *
 * <p>Walls of different absorption that scatter a good part of the sound stand for furniture, boards and the irregular side
 * wall; where the pair stood is not told. The text says three positions off the range and six off the grid; its list and its
 * counts of sequences say three off the grid and six off the range, as here.
 */
public final class DtuLike {
    /** Reverberation time, s. */
    public static final double RT60_S = 0.5;

    /** Distance between the microphones, m. */
    public static final double SPACING_M = 0.085;

    private static final double RANGE_M = 1.5;
    private static final Reflections REFLECTIONS = Reflections.rough(0.4);
    private static final double[] WALLS = {1, 1.4, 0.8, 1.2, 1, 1.6};
    private static final long SEED = 0xD70;

    private DtuLike() {}

    /** {@return the 19 positions of the grid, 1.5 m away} */
    public static PairResponses grid() {
        return at(IntStream.range(0, PairGrid.DTU.classes())
                .mapToObj(label -> new PairPosition(PairGrid.DTU.azimuthDeg(label), RANGE_M))
                .toList());
    }

    /** {@return the three positions between those of the grid, 1.5 m away} */
    public static PairResponses offGrid() {
        return at(List.of(new PairPosition(25, RANGE_M), new PairPosition(28, RANGE_M), new PairPosition(45, RANGE_M)));
    }

    /** {@return the six positions nearer or farther away, in directions of the grid} */
    public static PairResponses offRange() {
        return at(List.of(
                new PairPosition(-40, 2.5),
                new PairPosition(-30, 2.5),
                new PairPosition(-30, 3.0),
                new PairPosition(0, 1),
                new PairPosition(10, 2),
                new PairPosition(40, 2)));
    }

    private static SimulatedPair at(List<PairPosition> positions) {
        double[] times = new double[Absorption.BANDS];
        java.util.Arrays.fill(times, RT60_S);
        Room room = Room.withRt60(9, 6, 3, times, WALLS);
        SimulatedPair.Seat seat = new SimulatedPair.Seat(3.6, 2.8, 1.35, 0.12);
        return new SimulatedPair("DTU-like 1", room, RT60_S, REFLECTIONS, SPACING_M, seat, positions, SEED);
    }
}
