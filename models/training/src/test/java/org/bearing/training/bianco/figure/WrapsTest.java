package org.bearing.training.bianco.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.bearing.cues.FreeSpacePhases;
import org.bearing.cues.RtfPhases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrapsTest {
    private static final FreeSpacePhases FREE = new FreeSpacePhases(0.085);

    @ParameterizedTest
    @ValueSource(doubles = {-90, -60, -30, 30, 50, 90})
    void findsTheWrapOfAFreeField(double azimuthDeg) {
        double azimuth = Math.toRadians(azimuthDeg);
        float[] sequence = new float[31 * RtfPhases.BINS];
        FREE.write(azimuth, 31, sequence, 0);
        double edge = Wraps.edgeHz(Wraps.mean(sequence), azimuthDeg > 0);
        assertThat(Wraps.distanceHz(edge, FREE, azimuth)).isLessThan(2 * Wraps.BIN_HZ);
        assertThat(Wraps.agreement(sequence, FREE, azimuth)).isGreaterThan(0.999);
        assertThat(Wraps.agreement(sequence, FREE, -azimuth)).isLessThan(0.3);
    }
}
