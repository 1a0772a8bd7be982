package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.method.DirectionCandidates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadSizeTest {
    private static final double CENTRE_M = 0.096;
    private static final double SLOPE = 0.5;
    private static final HeadSizeReadout.Constants CONSTANTS =
            new HeadSizeReadout.Constants(0.01, SLOPE, 0.05, 0.01, 0.04, CENTRE_M);
    private static final double SIDE = Math.toRadians(60);
    private static final int WINDOW = 16_000;
    private static final double TOLERANCE_M = 1e-9;
    private static final int HIDDEN = 256;

    @TempDir
    private Path folder;

    private static HeadSizeReadout readout(float... weight) {
        return new HeadSizeReadout(Tensor.of(Dtype.F32, weight, weight.length), CONSTANTS);
    }

    private static HeadSizeEstimate heard(double reading, int windows) {
        HeadSizeEstimate estimate = new HeadSizeEstimate(readout(1));
        for (int i = 0; i < windows; i++) {
            estimate.add(reading, SIDE, 1, (long) i * WINDOW, WINDOW);
        }
        return estimate;
    }

    @Test
    void readsTheEvenPartAndTheMagnitudesOfTheOddPart() {
        HeadSizeReadout readout = readout(2, 3, 10);
        float[] even = {1, 1, 99};
        assertThat(readout.read(even, new float[] {-1}, 2, 1)).isEqualTo(2 + 3 + 10 + 0.01, within(1e-6));
        assertThat(readout.read(even, new float[] {1}, 2, 1)).isEqualTo(readout.read(even, new float[] {-1}, 2, 1));
    }

    @Test
    void startsFromTheCentreAndComesNearerToTheReadingWithEveryWindow() {
        double reading = SLOPE * Math.log(1.1);
        assertThat(heard(reading, 0).radiusM()).isEqualTo(CENTRE_M);
        double few = heard(reading, 2).radiusM();
        double many = heard(reading, 200).radiusM();
        assertThat(few).isBetween(CENTRE_M, many);
        assertThat(many).isBetween(1.07 * CENTRE_M, 1.1 * CENTRE_M);
        assertThat(heard(-reading, 200).radiusM()).isLessThan(CENTRE_M);
    }

    @Test
    void doesNotCountSourcesNearTheMedianPlaneNorTheSameSoundTwice() {
        HeadSizeEstimate estimate = heard(0.1, 1);
        double before = estimate.radiusM();
        estimate.add(0.1, Math.toRadians(5), 1, 5L * WINDOW, WINDOW);
        estimate.add(0.1, SIDE, 1, 0, WINDOW);
        estimate.add(0.1, SIDE, 0, 9L * WINDOW, WINDOW);
        assertThat(estimate.radiusM()).isEqualTo(before, within(TOLERANCE_M));
        estimate.reset();
        assertThat(estimate.radiusM()).isEqualTo(CENTRE_M);
    }

    @Test
    void comesBackFromDiskAndIsAbsentWhereThereIsNone() {
        Path weights = folder.resolve("mine.safetensors");
        assertThat(HeadSizeReadout.find(weights.toString())).isEmpty();
        readout(1, 2, 3).write(HeadSizeReadout.beside(weights));
        HeadSizeReadout back = HeadSizeReadout.find(weights.toString()).orElseThrow();
        assertThat(back.weight().values()).containsExactly(1, 2, 3);
        assertThat(back.constants().slope()).isEqualTo(SLOPE, within(1e-6));
        assertThat(HeadSizeReadout.find("binaural-embedding")).isPresent();
    }

    @Test
    void refusesAnotherKindOfFile() throws Exception {
        Path weights = folder.resolve("other.safetensors");
        org.bearing.inference.weights.SafetensorsWriter.write(
                HeadSizeReadout.beside(weights),
                java.util.Map.of("x", Tensor.of(Dtype.F32, new float[] {1}, 1)),
                java.util.Map.of());
        assertThat(Files.exists(HeadSizeReadout.beside(weights))).isTrue();
        assertThatThrownBy(() -> HeadSizeReadout.find(weights.toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no read-out of the head's size");
    }

    private static double[] lateralAndRadius(EmbeddingSettings settings) {
        EmbeddingModel model = BundledModels.load("binaural-embedding");
        EmbeddingMethod method = new EmbeddingMethod(model, settings);
        SplittableRandom random = new SplittableRandom(5);
        float[] left = new float[WINDOW];
        float[] right = new float[WINDOW];
        for (int n = 0; n < WINDOW; n++) {
            left[n] = (float) (0.1 * random.nextGaussian());
            right[n] = n < 8 ? 0 : 0.5f * left[n - 8];
        }
        ShortTimeSpectrum frames = new ShortTimeSpectrum(method.frames());
        frames.push(left, right, 0, WINDOW, method::accept);
        DirectionCandidates found = new DirectionCandidates();
        assertThat(method.estimate(found)).isTrue();
        return new double[] {method.readout().lateralRad(), method.readout().headRadiusM()};
    }

    @Test
    void anEstimatedHeadAnswersAsOneThatIsToldTheSameRadius() {
        float[] weight = new float[2 * HIDDEN];
        HeadSizeReadout constant = new HeadSizeReadout(
                Tensor.of(Dtype.F32, weight, weight.length),
                new HeadSizeReadout.Constants(SLOPE * Math.log(1.08), SLOPE, 1e-9, 1e-9, 1, CENTRE_M));
        double[] estimated = lateralAndRadius(
                new EmbeddingSettings(1, Hemisphere.FRONT, OptionalDouble.empty(), false, Optional.of(constant)));
        double[] average = lateralAndRadius(new EmbeddingSettings(1, Hemisphere.FRONT, OptionalDouble.empty(), false));
        double[] told =
                lateralAndRadius(new EmbeddingSettings(1, Hemisphere.FRONT, OptionalDouble.of(1.08 * CENTRE_M), false));
        assertThat(estimated[1]).isEqualTo(1.08 * CENTRE_M, within(1e-6));
        assertThat(estimated[0]).isEqualTo(told[0], within(1e-4));
        assertThat(told[1]).isNotEqualTo(average[1]);
    }
}
