package org.bearing.training.bianco.recipe;

import java.util.stream.IntStream;
import org.bearing.simulation.room.Absorption;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.Reflections;
import org.bearing.simulation.room.Room;

/**
 * The room of the MIR database (Hadad et al. 2014) as the paper uses it (section III-A), by simulation: 6 x 6 x 2.4 m, two
 * microphones 8 cm apart in its middle, a source 2 m away every 15 degrees, for two settings of the wall panels.
 *
 * <p>The source is a cardioid turned to the pair, as the database's loudspeakers beam their sound: with one that sends everywhere
 * alike the reverberation is so much stronger than the direct sound that SRP-PHAT has three times the error it has in the paper.
 */
public final class MirLike {
    /** Reverberation time of the training, s. */
    public static final double TRAIN_RT60_S = 0.61;

    /** Reverberation time of the validation, s. */
    public static final double VALIDATION_RT60_S = 0.36;

    /** Distance between the microphones, m. */
    public static final double SPACING_M = 0.08;

    private static final double RANGE_M = 2;
    private static final Reflections REFLECTIONS = new Reflections(0.25, MicrophonePair.Pattern.CARDIOID);
    private static final double[] WALLS = {1, 1.1, 1.2, 0.9, 1.3, 1};
    private static final long SEED = 0x3132;

    private MirLike() {}

    /** {@return the 13 positions with the panels of the training} */
    public static PairResponses train() {
        return at(TRAIN_RT60_S);
    }

    /** {@return the 13 positions with the panels of the validation} */
    public static PairResponses validation() {
        return at(VALIDATION_RT60_S);
    }

    private static SimulatedPair at(double rt60S) {
        double[] times = new double[Absorption.BANDS];
        java.util.Arrays.fill(times, rt60S);
        Room room = Room.withRt60(6, 6, 2.4, times, WALLS);
        // Not the exact middle: there a regular room has its nodes, and floor and ceiling answer at once.
        SimulatedPair.Seat seat = new SimulatedPair.Seat(2.9, 3.05, 1.05, 0.05);
        return new SimulatedPair(
                "MIR-like 1",
                room,
                rt60S,
                REFLECTIONS,
                SPACING_M,
                seat,
                IntStream.range(0, PairGrid.MIR.classes())
                        .mapToObj(label -> new PairPosition(PairGrid.MIR.azimuthDeg(label), RANGE_M))
                        .toList(),
                SEED);
    }
}
