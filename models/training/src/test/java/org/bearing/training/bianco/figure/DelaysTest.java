package org.bearing.training.bianco.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysTest {
    private static final double SPACING_M = 0.085;
    /** 343 m/s x 8 / 16 kHz. */
    private static final double EIGHT_SAMPLES_M = 0.1715;

    @ParameterizedTest
    @ValueSource(ints = {-4, -3, -1, 0, 1, 2, 4})
    void findsAKnownDelayOfTheLeftLeadingInAFreeField(int samples) {
        double azimuth = Math.asin(samples / 8.0);
        float[] frame = new float[RtfPhases.BINS];
        new FreeSpacePhases(EIGHT_SAMPLES_M).write(azimuth, 1, frame, 0);
        double[] byDelay = Delays.of(frame, 0);
        assertThat(Delays.peak(byDelay)).isEqualTo(samples);
        assertThat(byDelay[samples + Delays.POINTS / 2]).isGreaterThan(0.49);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, -60, -30, 0, 20, 80})
    void isWithinASampleOfThePaperLine(double azimuthDeg) {
        float[] sequence = new float[3 * RtfPhases.BINS];
        FreeSpacePhases free = new FreeSpacePhases(SPACING_M);
        free.write(Math.toRadians(azimuthDeg), 3, sequence, 0);
        double expected = SPACING_M * Math.sin(Math.toRadians(azimuthDeg)) / 343 * 16_000;
        assertThat((double) Delays.peak(Delays.of(sequence, RtfPhases.BINS))).isBetween(expected - 1, expected + 1);
    }
}
