package org.bearing.inference.pair.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.Allocation;
import org.bearing.inference.weights.Tensor;
import org.bearing.method.DirectionCandidates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PairMethodTest {
    private static final double RAD_TOLERANCE = 1e-9;
    private static final double PROBABILITY_TOLERANCE = 1e-6;
    private static final double SPEED_OF_SOUND = 343;
    private static final int LENGTH = 16_000;

    /** Sums of sines, the right one late by what the spacing and direction say. */
    private static float[][] pair(double azimuthDeg, double spacingM, int length) {
        SplittableRandom random = new SplittableRandom(5);
        double delay = spacingM * Math.sin(Math.toRadians(azimuthDeg)) / SPEED_OF_SOUND;
        float[][] stereo = new float[2][length];
        for (int tone = 0; tone < 400; tone++) {
            double omega = 2 * Math.PI * (20 * tone + random.nextDouble(20));
            double phase = random.nextDouble(2 * Math.PI);
            for (int n = 0; n < length; n++) {
                stereo[0][n] += (float) (0.01 * Math.sin(omega * n / 16_000 + phase));
                stereo[1][n] += (float) (0.01 * Math.sin(omega * (n / 16_000.0 - delay) + phase));
            }
        }
        return stereo;
    }

    private static void feed(PrintedPairMethod method, float[][] stereo) {
        new ShortTimeSpectrum(FrameSpec.BIANCO).push(stereo[0], stereo[1], 0, stereo[0].length, method::accept);
    }

    @ParameterizedTest
    @CsvSource({"-70, 0.085", "-30, 0.06", "0, 0.12", "10, 0.085", "50, 0.18", "90, 0.06"})
    void nearestReferenceIsTheDirectionAtAnySpacing(double azimuthDeg, double spacingM) {
        PrintedPairMethod method = new PrintedPairMethod(PairFixture.freeSpace(), spacingM, 0.5, 0.064);
        feed(method, pair(azimuthDeg, spacingM, LENGTH));
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isTrue();
        assertThat(out.count()).isEqualTo(1);
        assertThat(out.azimuthRad(0)).isCloseTo(Math.toRadians(azimuthDeg), within(RAD_TOLERANCE));
        assertThat(out.mirrorAzimuthRad(0)).isCloseTo(Math.PI - out.azimuthRad(0), within(RAD_TOLERANCE));
        assertThat(out.elevationRad(0)).isNaN();
        assertThat(out.confidence(0)).isBetween(0.3, 1.0);
        assertThat(method.angleKind()).isEqualTo(AngleKind.PAIR);
    }

    @Test
    void saysNothingBeforeThirtyOneFramesNorOfSilence() {
        for (PrintedPairModel model : new PrintedPairModel[] {PairFixture.freeSpace(), PairFixture.classifier(3)}) {
            DirectionCandidates out = new DirectionCandidates();
            PrintedPairMethod method = new PrintedPairMethod(model, 0.085, 0.1, 0.064);
            feed(method, pair(30, 0.085, 4095));
            assertThat(method.estimate(out)).isFalse();
            method.reset();
            feed(method, pair(30, 0.085, 4096));
            assertThat(method.estimate(out)).isTrue();
            assertThat(out.centreSample()).isEqualTo(2048);
            method.reset();
            feed(method, new float[2][LENGTH]);
            assertThat(method.estimate(out)).isFalse();
        }
    }

    @Test
    void averagesTheLogarithmsOfThePosteriorsInTheWindow() {
        PrintedPairModel model = PairFixture.classifier(3);
        float[][] stereo = pair(30, 0.085, 4096 + 8 * 128);
        // Three sequences, 4 frames apart.
        double[] mean = new double[PairFixture.AZIMUTHS.size()];
        for (int i = 0; i < 3; i++) {
            double[] one = new double[mean.length];
            ClassifierScores scores = new ClassifierScores(model.network(), new RtfPhases(), 31, 4);
            new ShortTimeSpectrum(FrameSpec.BIANCO).push(stereo[0], stereo[1], 4 * 128 * i, 4096, scores::accept);
            assertThat(scores.read(one)).isTrue();
            for (int k = 0; k < mean.length; k++) {
                mean[k] += one[k] / 3;
            }
        }
        ClassifierScores all = new ClassifierScores(model.network(), new RtfPhases(), 39, 4);
        new ShortTimeSpectrum(FrameSpec.BIANCO).push(stereo[0], stereo[1], 0, stereo[0].length, all::accept);
        double[] found = new double[mean.length];
        assertThat(all.read(found)).isTrue();
        assertThat(found).containsExactly(mean, within(PROBABILITY_TOLERANCE));
    }

    @ParameterizedTest
    @EnumSource(PairKind.class)
    void allocatesNothing(PairKind kind) {
        PrintedPairModel model = kind == PairKind.RTF_1NN ? PairFixture.freeSpace() : PairFixture.classifier(3);
        PrintedPairMethod method = new PrintedPairMethod(model, 0.06, 0.5, 0.064);
        StereoSpectrum[] last = new StereoSpectrum[1];
        float[][] stereo = pair(30, 0.06, 4096);
        new ShortTimeSpectrum(FrameSpec.BIANCO).push(stereo[0], stereo[1], 0, 4096, frame -> {
            method.accept(frame);
            last[0] = frame;
        });
        DirectionCandidates out = new DirectionCandidates();
        Runnable hundred = () -> {
            for (int i = 0; i < 100; i++) {
                method.accept(last[0]);
                method.estimate(out);
            }
        };
        for (int i = 0; i < 10; i++) {
            hundred.run();
        }
        assertThat(Allocation.least(hundred)).isZero();
    }

    @Test
    void aFileIsReadAsItWasWrittenAndRefusedForAnotherMethod(@TempDir Path folder) {
        PrintedPairManifest manifest = PairFixture.manifest(PairKind.CNN, 2);
        Path weights = PrintedPairFiles.write(manifest, PairFixture.network(3), folder);
        PrintedPairModel model = PrintedPairFiles.load(PairKind.CNN, weights);
        assertThat(model.manifest().azimuthDeg()).isEqualTo(PairFixture.AZIMUTHS);
        assertThat(model.manifest().sharpness()).isEqualTo(2);
        assertThat(model.network().classes()).isEqualTo(PairFixture.AZIMUTHS.size());
        assertThatThrownBy(() -> PrintedPairFiles.load(PairKind.VAE_SSL, weights))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a model for method = \"cnn\", expected \"vae-ssl\"");
    }

    @Test
    void aModelWithoutATensorIsRefused() {
        Map<String, Tensor> lacking = new LinkedHashMap<>(PairFixture.network(3));
        lacking.remove("classifier.conv2.bias");
        assertThatThrownBy(
                        () -> PrintedPairModel.of(PairFixture.manifest(PairKind.CNN, 1), lacking, "some.safetensors"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("some.safetensors lacks the tensor classifier.conv2.bias");
    }

    @ParameterizedTest
    @EnumSource(PairKind.class)
    void everyMethodHasABundledModel(PairKind kind) {
        PrintedPairModel model = PrintedPairFiles.bundled(kind);
        assertThat(model.manifest().name()).isEqualTo(kind.label());
        assertThat(model.manifest().classes()).isEqualTo(19);
        assertThat(model.tensors().containsKey("decoder.fc5.weight")).isEqualTo(kind == PairKind.VAE_SSL);
    }
}
