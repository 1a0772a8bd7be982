package org.bearing.automation.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.complex.Complex;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private static final double EXACT = 1e-9;
    private static final MicrophoneArray THREE = MicrophoneArray.parse("0,0.05,0; 0,-0.05,0; 0.06,0,0.02");
    private static final Direction TOWARDS = Direction.ofDegrees(40, 10);
    private static final Direction OTHER = Direction.ofDegrees(-60, 0);

    private static SteeringSpec spec(
            Beamformer beamformer, MicrophoneArray array, OptionalDouble whiteNoiseGain, double othersDb) {
        return new SteeringSpec(
                beamformer, array, new WeightDesign(-20, whiteNoiseGain), othersDb, List.of(), 10, 1, Optional.empty());
    }

    @Test
    void sourceAtTheLeftReachesTheLeftMicrophoneFirst() {
        double[] delays = MicrophoneArray.pair(0.0686).delaysSeconds(Direction.ofDegrees(90, 0));

        assertThat(delays[0]).isEqualTo(-100e-6, within(EXACT));
        assertThat(delays[1]).isEqualTo(100e-6, within(EXACT));
    }

    @ParameterizedTest
    @EnumSource(Beamformer.class)
    void leavesTheSteeredDirectionAsItIs(Beamformer beamformer) {
        SteeringSpec spec = spec(beamformer, THREE, OptionalDouble.of(-10), 10);
        for (double hz = 0; hz <= 8000; hz += 250) {
            Complex passed = Hermitian.inner(spec.weights(TOWARDS, List.of(OTHER), hz), THREE.steering(TOWARDS, hz));
            assertThat(passed.subtract(1).abs()).as("at %s Hz", hz).isLessThan(EXACT);
        }
    }

    @Test
    void agreesWithNumpy() throws IOException {
        try (InputStream in = Objects.requireNonNull(WeightsTest.class.getResourceAsStream("weights.csv"))) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(rows).hasSize(9);
            for (String row : rows) {
                String[] fields = row.split(",", -1);
                SteeringSpec spec = spec(Beamformer.valueOf(fields[0]), THREE, OptionalDouble.empty(), 10);
                Complex[] weights = spec.weights(TOWARDS, List.of(OTHER), Double.parseDouble(fields[1]));
                for (int m = 0; m < 3; m++) {
                    assertThat(weights[m].getReal())
                            .as(row)
                            .isEqualTo(Double.parseDouble(fields[2 + 2 * m]), within(EXACT));
                    assertThat(weights[m].getImaginary())
                            .as(row)
                            .isEqualTo(Double.parseDouble(fields[3 + 2 * m]), within(EXACT));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 300, 800})
    void superdirectiveBeatsDelayAndSumInABassyDiffuseFieldAndKeepsTheWhiteNoiseGain(double hz) {
        MicrophoneArray pair = MicrophoneArray.pair(0.085);
        Direction side = Direction.ofDegrees(90, 0);
        Complex[] d = pair.steering(side, hz);
        Complex[][] diffuse = NoiseField.diffuse(pair, hz);
        Complex[] weights = new WeightDesign(-60, OptionalDouble.of(-10)).leastNoise(diffuse, d);

        assertThat(10 * Math.log10(WeightDesign.whiteNoiseGain(weights, d))).isGreaterThanOrEqualTo(-10 - EXACT);
        assertThat(WeightDesign.directivityIndexDb(weights, d, diffuse))
                .isGreaterThan(WeightDesign.directivityIndexDb(WeightDesign.delayAndSum(d), d, diffuse) + 0.1);
    }

    @Test
    void mvdrTakesOutAPlaneWaveThatTheCovarianceHolds() {
        SteeringSpec spec = spec(Beamformer.MVDR, MicrophoneArray.pair(0.085), OptionalDouble.empty(), 60);
        Complex[] weights = spec.weights(TOWARDS, List.of(OTHER), 1000);
        Complex[] without = spec.weights(TOWARDS, List.of(), 1000);
        Complex[] wave = spec.array().steering(OTHER, 1000);

        assertThat(Hermitian.inner(weights, wave).abs()).isLessThan(0.1);
        assertThat(Hermitian.inner(without, wave).abs())
                .isGreaterThan(3 * Hermitian.inner(weights, wave).abs());
    }

    @Test
    void refusesWhatNoArrayIs() {
        assertThatThrownBy(() -> MicrophoneArray.parse("0,0,0; 0,x,0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> MicrophoneArray.parse("0,0,0")).hasMessageContaining("2 to 64");
        assertThatThrownBy(() -> MicrophoneArray.parse("0,0,0;0,0,0")).hasMessageContaining("one place");
        assertThatThrownBy(() -> new WeightDesign(-20, OptionalDouble.of(6)).check(2))
                .hasMessageContaining("at most 3.0");
    }
}
