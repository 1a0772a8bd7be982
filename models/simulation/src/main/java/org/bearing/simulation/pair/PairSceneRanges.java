package org.bearing.simulation.pair;

import java.util.List;
import java.util.stream.IntStream;
import org.bearing.simulation.scene.Range;

/**
 * From where random pair scenes are drawn; every value evenly inside its range.
 *
 * @param rt60Seconds reverberation time, s
 * @param rangeM distance from the middle of the pair to the source, m
 * @param elevationDeg elevation of the source, degrees
 * @param snrDb power of the sound (with its reverberation) over that of independent sensor noise, dB
 * @param scattering part of the reflected energy that is diffuse at every wall
 * @param seconds length of a clip, s
 * @param spacingsM distances between the microphones, each as likely, m
 */
public record PairSceneRanges(
        Range rt60Seconds,
        Range rangeM,
        Range elevationDeg,
        Range snrDb,
        Range scattering,
        Range seconds,
        List<Double> spacingsM) {
    /** Length of a phase sequence: 4096 samples, s. */
    public static final double SEQUENCE_S = 0.256;

    private static final double SMALLEST_M = 0.02;
    private static final double LARGEST_M = 0.4;
    private static final int SPACINGS = 33;

    private static final Range RT60_S = new Range(0.2, 0.7);
    private static final Range RANGE_M = new Range(0.8, 2.5);
    private static final Range ELEVATION_DEG = new Range(-15, 15);
    private static final Range SNR_DB = new Range(10, 30);
    private static final Range SCATTERING = new Range(0, 0.4);

    public PairSceneRanges {
        spacingsM = List.copyOf(spacingsM);
        if (spacingsM.isEmpty() || spacingsM.stream().anyMatch(m -> !(m > 0 && m <= 1))) {
            throw new IllegalArgumentException("spacingsM must be in (0, 1] and at least one: " + spacingsM);
        }
        if (!(rt60Seconds.from() > 0 && rangeM.from() > 0 && seconds.from() > 0)) {
            throw new IllegalArgumentException(
                    "rt60Seconds, rangeM and seconds must be above 0: " + rt60Seconds + ", " + rangeM + ", " + seconds);
        }
        if (!(scattering.from() >= 0
                && scattering.to() < 1
                && Math.abs(elevationDeg.from()) < 90
                && Math.abs(elevationDeg.to()) < 90)) {
            throw new IllegalArgumentException(
                    "scattering must be in [0, 1) and elevationDeg within 90: " + scattering + ", " + elevationDeg);
        }
    }

    /** {@return rooms of every kind, spacings from 2 to 40 cm in even ratios, clips of 0.256 to 1 s: for training} */
    public static PairSceneRanges training() {
        List<Double> spacings = IntStream.range(0, SPACINGS)
                .mapToObj(i -> SMALLEST_M * Math.pow(LARGEST_M / SMALLEST_M, i / (SPACINGS - 1.0)))
                .toList();
        return new PairSceneRanges(
                RT60_S, RANGE_M, ELEVATION_DEG, SNR_DB, SCATTERING, new Range(SEQUENCE_S, 1), spacings);
    }

    /**
     * Rooms as in the training, one spacing, one sequence: for the test in rooms never seen.
     *
     * @param spacingM distance between the microphones, m
     * @return the ranges
     */
    public static PairSceneRanges unseen(double spacingM) {
        return new PairSceneRanges(
                RT60_S, RANGE_M, ELEVATION_DEG, SNR_DB, SCATTERING, Range.only(SEQUENCE_S), List.of(spacingM));
    }

    /**
     * A dry room (RT60 0.1 s), a near source (0.25-0.9 m), a second.
     *
     * @param spacingM distance between the microphones, m
     * @return the ranges
     */
    public static PairSceneRanges dry(double spacingM) {
        return new PairSceneRanges(
                Range.only(0.1),
                new Range(0.25, 0.9),
                ELEVATION_DEG,
                SNR_DB,
                SCATTERING,
                Range.only(1),
                List.of(spacingM));
    }
}
