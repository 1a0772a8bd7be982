package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Angles;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.weights.Dtype;
import org.bearing.method.DirectionCandidates;
import org.junit.jupiter.api.Test;

class EmbeddingMethodTest {
    private static final double MIRROR_RAD = 1e-4;
    private static final double GAIN_RAD = 1e-4;
    private static final int SAMPLES = 20_000;
    private static final ModelManifest MANIFEST = ModelFixture.manifest(true);
    private static final EmbeddingModel MODEL = EmbeddingModel.of(MANIFEST, ModelFixture.tensors(MANIFEST, Dtype.F32));

    private static final ModelManifest SYMMETRIC_MANIFEST = ModelFixture.symmetric();
    private static final EmbeddingModel SYMMETRIC =
            EmbeddingModel.of(SYMMETRIC_MANIFEST, ModelFixture.tensors(SYMMETRIC_MANIFEST, Dtype.F32));

    /** Noise that reaches the right ear later and weaker, with some noise at each ear. */
    private static float[][] scene(long seed, double delaySamples, double rightGain, double earNoise) {
        SplittableRandom random = new SplittableRandom(seed);
        int margin = 32;
        double[] source = new double[SAMPLES + 2 * margin];
        for (int i = 0; i < source.length; i++) {
            source[i] = 0.2 * random.nextGaussian();
        }
        double[] taps = fractionalDelay(delaySamples - Math.rint(delaySamples));
        float[][] ears = new float[2][SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            double late = 0;
            for (int k = -12; k <= 12; k++) {
                late += taps[k + 12] * source[n + margin - (int) Math.rint(delaySamples) - k];
            }
            ears[0][n] = (float) (source[n + margin] + earNoise * random.nextGaussian());
            ears[1][n] = (float) (rightGain * late + earNoise * random.nextGaussian());
        }
        return ears;
    }

    private static double[] fractionalDelay(double fraction) {
        double[] taps = new double[25];
        for (int k = 0; k < taps.length; k++) {
            double at = k - 12 - fraction;
            double sinc = Math.abs(at) < 1e-9 ? 1 : Math.sin(Math.PI * at) / (Math.PI * at);
            taps[k] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * at / 13));
        }
        return taps;
    }

    private static EmbeddingSettings settings(Hemisphere hemisphere, OptionalDouble radius, boolean refine) {
        return new EmbeddingSettings(1.0, hemisphere, radius, refine);
    }

    private static void hear(EmbeddingMethod method, float[] left, float[] right, double gain) {
        float[] loudLeft = left.clone();
        float[] loudRight = right.clone();
        for (int i = 0; i < left.length; i++) {
            loudLeft[i] *= (float) gain;
            loudRight[i] *= (float) gain;
        }
        new ShortTimeSpectrum(method.frames()).push(loudLeft, loudRight, 0, left.length, method::accept);
    }

    private static DirectionCandidates estimate(EmbeddingSettings settings, float[] left, float[] right, double gain) {
        return estimate(MODEL, settings, left, right, gain);
    }

    private static DirectionCandidates estimate(
            EmbeddingModel model, EmbeddingSettings settings, float[] left, float[] right, double gain) {
        EmbeddingMethod method = new EmbeddingMethod(model, settings);
        hear(method, left, right, gain);
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isTrue();
        assertThat(out.count()).isEqualTo(1);
        return out;
    }

    private static List<EmbeddingSettings> allSettings() {
        List<EmbeddingSettings> all = new ArrayList<>();
        for (Hemisphere hemisphere : Hemisphere.values()) {
            for (boolean refine : new boolean[] {true, false}) {
                all.add(settings(hemisphere, OptionalDouble.empty(), refine));
                all.add(settings(hemisphere, OptionalDouble.of(0.092), refine));
            }
        }
        return all;
    }

    @Test
    void mirrorsTheDirectionWhenChannelsAreExchanged() {
        for (EmbeddingModel model : List.of(MODEL, SYMMETRIC)) {
            for (EmbeddingSettings settings : allSettings()) {
                for (long seed = 0; seed < 2; seed++) {
                    float[][] ears = scene(seed, 4.3 * seed, 0.5, 0.02);
                    DirectionCandidates one = estimate(model, settings, ears[0], ears[1], 1);
                    DirectionCandidates other = estimate(model, settings, ears[1], ears[0], 1);
                    assertThat(Angles.difference(-one.azimuthRad(0), other.azimuthRad(0)))
                            .as(settings.toString())
                            .isCloseTo(0, within(MIRROR_RAD));
                    assertThat(other.elevationRad(0)).isCloseTo(one.elevationRad(0), within(MIRROR_RAD));
                    assertThat(other.confidence(0)).isCloseTo(one.confidence(0), within(MIRROR_RAD));
                    assertThat(other.spreadRad(0)).isCloseTo(one.spreadRad(0), within(MIRROR_RAD));
                }
            }
        }
    }

    @Test
    void changesNothingWithGain() {
        float[][] ears = scene(5, 3, 0.7, 0.02);
        EmbeddingSettings settings = EmbeddingSettings.DEFAULT;
        DirectionCandidates usual = estimate(settings, ears[0], ears[1], 1);
        for (double gainDb : new double[] {-30, -7, 20}) {
            DirectionCandidates scaled = estimate(settings, ears[0], ears[1], Math.pow(10, gainDb / 20));
            assertThat(scaled.azimuthRad(0)).isCloseTo(usual.azimuthRad(0), within(GAIN_RAD));
            assertThat(scaled.elevationRad(0)).isCloseTo(usual.elevationRad(0), within(GAIN_RAD));
            assertThat(scaled.confidence(0)).isCloseTo(usual.confidence(0), within(GAIN_RAD));
        }
    }

    @Test
    void putsIdenticalChannelsInTheMiddle() {
        float[][] ears = scene(6, 0, 1, 0);
        DirectionCandidates out = estimate(EmbeddingSettings.DEFAULT, ears[0], ears[0], 1);
        assertThat(out.azimuthRad(0)).isCloseTo(0, within(MIRROR_RAD));
    }

    @Test
    void doesNotTrustAMixPannedByLevelAlone() {
        for (double panDb : new double[] {3, 6, 12}) {
            float[][] ears = scene(7, 0, Math.pow(10, -panDb / 20), 0);
            DirectionCandidates out = estimate(EmbeddingSettings.DEFAULT, ears[0], ears[1], 1);
            assertThat(out.confidence(0)).isLessThanOrEqualTo(0.3);
        }
    }

    @Test
    void offersTheMirrorBehindWhereFrontIsAnAssumption() {
        float[][] ears = scene(8, 5, 0.6, 0.01);
        DirectionCandidates out = estimate(EmbeddingSettings.DEFAULT, ears[0], ears[1], 1);
        assertThat(Math.abs(out.azimuthRad(0))).isLessThanOrEqualTo(Math.PI / 2);
        assertThat(Angles.difference(Math.PI - out.azimuthRad(0), out.mirrorAzimuthRad(0)))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void refinesTowardsTheDelayOfTheSound() {
        double delaySeconds = 5.5 / 16_000;
        float[][] ears = scene(9, 5.5, 0.8, 0.001);
        EmbeddingMethod method = new EmbeddingMethod(MODEL, settings(Hemisphere.FRONT, OptionalDouble.of(0.09), true));
        hear(method, ears[0], ears[1], 1);
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isTrue();
        EmbeddingReadout readout = method.readout();
        if (Math.abs(SphericalHead.delaySeconds(0.09, readout.embeddingLateralRad()) - delaySeconds) < 120e-6) {
            assertThat(readout.refined()).isTrue();
            assertThat(SphericalHead.delaySeconds(0.09, readout.refinedLateralRad()))
                    .isCloseTo(delaySeconds, within(2e-6));
        }
        assertThat(readout.lateralRad())
                .isBetween(
                        Math.min(readout.embeddingLateralRad(), readout.refined() ? readout.refinedLateralRad() : 9),
                        Math.max(readout.embeddingLateralRad(), readout.refined() ? readout.refinedLateralRad() : -9));
    }

    @Test
    void saysNothingAboutSilenceOrTooLittle() {
        EmbeddingMethod method = new EmbeddingMethod(MODEL, EmbeddingSettings.DEFAULT);
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isFalse();
        hear(method, new float[SAMPLES], new float[SAMPLES], 1);
        assertThat(method.estimate(out)).isFalse();
        assertThat(out.count()).isZero();
    }

    @Test
    void startsAfreshAfterAReset() {
        float[][] ears = scene(10, 2, 0.6, 0.02);
        float[][] others = scene(11, 9, 0.3, 0.02);
        DirectionCandidates fresh = estimate(EmbeddingSettings.DEFAULT, ears[0], ears[1], 1);
        EmbeddingMethod method = new EmbeddingMethod(MODEL, EmbeddingSettings.DEFAULT);
        hear(method, others[0], others[1], 1);
        method.reset();
        DirectionCandidates out = new DirectionCandidates();
        assertThat(method.estimate(out)).isFalse();
        hear(method, ears[0], ears[1], 1);
        assertThat(method.estimate(out)).isTrue();
        assertThat(out.azimuthRad(0)).isEqualTo(fresh.azimuthRad(0));
    }

    @Test
    void givesTheSameWithAnyKernels() {
        float[][] ears = scene(12, 6, 0.5, 0.02);
        DirectionCandidates expected = estimate(EmbeddingSettings.DEFAULT, ears[0], ears[1], 1);
        List<DenseKernels> all = new ArrayList<>(List.of(new PlainKernels()));
        KernelLookup.vector().ifPresent(all::add);
        for (DenseKernels kernels : all) {
            EmbeddingModel model = EmbeddingModel.with(MANIFEST, ModelFixture.tensors(MANIFEST, Dtype.F32), kernels);
            EmbeddingMethod method = new EmbeddingMethod(model, EmbeddingSettings.DEFAULT);
            hear(method, ears[0], ears[1], 1);
            DirectionCandidates out = new DirectionCandidates();
            assertThat(method.estimate(out)).isTrue();
            assertThat(out.azimuthRad(0)).isEqualTo(expected.azimuthRad(0));
            assertThat(out.confidence(0)).isEqualTo(expected.confidence(0));
        }
    }

    @Test
    void allocatesNothingPerHop() {
        float[][] ears = scene(13, 4, 0.5, 0.02);
        for (Hemisphere hemisphere : Hemisphere.values()) {
            EmbeddingMethod method =
                    new EmbeddingMethod(MODEL, new EmbeddingSettings(0.25, hemisphere, OptionalDouble.empty(), true));
            ShortTimeSpectrum spectra = new ShortTimeSpectrum(FrameSpec.TANG);
            DirectionCandidates out = new DirectionCandidates();
            ShortTimeSpectrumRun run = new ShortTimeSpectrumRun(method, out);
            for (int round = 0; round < 12; round++) {
                spectra.push(ears[0], ears[1], 0, SAMPLES, run::accept);
            }
            var consumer = (org.bearing.frames.FrameConsumer) run::accept;
            assertThat(Allocation.least(() -> spectra.push(ears[0], ears[1], 0, SAMPLES, consumer)))
                    .isZero();
            assertThat(run.estimates).isGreaterThan(700);
        }
    }

    /** Estimates after every frame. */
    private static final class ShortTimeSpectrumRun {
        private final EmbeddingMethod method;
        private final DirectionCandidates out;
        private int estimates;

        ShortTimeSpectrumRun(EmbeddingMethod method, DirectionCandidates out) {
            this.method = method;
            this.out = out;
        }

        void accept(org.bearing.frames.StereoSpectrum spectrum) {
            method.accept(spectrum);
            estimates += method.estimate(out) ? 1 : 0;
        }
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new EmbeddingSettings(0, Hemisphere.FRONT, OptionalDouble.empty(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("integrationSeconds");
        assertThatThrownBy(() -> new EmbeddingSettings(1, Hemisphere.FRONT, OptionalDouble.of(8.75), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("headRadiusM must be in [0.05, 0.15]: 8.75");
    }
}
