package org.bearing.inference.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.Allocation;
import org.bearing.method.DirectionCandidates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaeMethodTest {
    private static final int RATE_HZ = 16_000;
    private static final int SAMPLES = 12_000;
    private static final double DIRECTION_DEG = 2.5;
    private static final double SAME_RAD = 1e-6;

    private final DirectionCandidates out = new DirectionCandidates();

    private static float[] noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] sound = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            // Bursts, so that there are onsets as in speech.
            sound[i] = (float) ((i / 1600 % 2 == 0 ? 0.1 : 0.01) * random.nextGaussian());
        }
        return sound;
    }

    private static float[] delayed(float[] in, int samples) {
        float[] delayed = new float[in.length];
        System.arraycopy(in, 0, delayed, samples, in.length - samples);
        return delayed;
    }

    private boolean hear(VaeMethod method, float[] left, float[] right) {
        method.reset();
        new ShortTimeSpectrum(method.frames()).push(left, right, 0, SAMPLES, method::accept);
        return method.estimate(out);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.085, 2", "0.085, 0", "0.2, 5", "0.35, 10"})
    void findsTheDirectionOfADelayAtAnySpacing(double spacingM, int delaySamples) {
        VaeMethod method = new VaeMethod(PairFiles.bundled(), spacingM, true, 0.7);
        float[] sound = noise(3);
        assertThat(hear(method, sound, delayed(sound, delaySamples))).isTrue();
        double expected = Math.asin(delaySamples * SphericalHead.SPEED_OF_SOUND / RATE_HZ / spacingM);
        assertThat(Math.toDegrees(out.azimuthRad(0))).isCloseTo(Math.toDegrees(expected), within(DIRECTION_DEG));
        assertThat(out.mirrorAzimuthRad(0)).isCloseTo(Math.PI - out.azimuthRad(0), within(SAME_RAD));
        assertThat(out.elevationRad(0)).isNaN();
        assertThat(out.confidence(0)).isBetween(0.5, 1.0);
    }

    @Test
    void exchangedChannelsGiveTheMirroredDirection() {
        VaeMethod method = new VaeMethod(PairFiles.bundled(), 0.12, true, 0.7);
        float[] left = noise(4);
        float[] right = delayed(left, 3);
        assertThat(hear(method, left, right)).isTrue();
        double azimuth = out.azimuthRad(0);
        assertThat(azimuth).isPositive();
        assertThat(hear(method, right, left)).isTrue();
        assertThat(out.azimuthRad(0)).isCloseTo(-azimuth, within(1e-3));
    }

    @Test
    void silenceGivesNoEstimate() {
        VaeMethod method = new VaeMethod(PairFiles.bundled(), 0.12, true, 0.7);
        assertThat(hear(method, new float[SAMPLES], new float[SAMPLES])).isFalse();
        assertThat(out.count()).isZero();
    }

    @Test
    void anEstimateAllocatesNothing() {
        VaeMethod method = new VaeMethod(PairFiles.bundled(), 0.12, true, 0.7);
        float[] sound = noise(5);
        assertThat(hear(method, sound, delayed(sound, 2))).isTrue();
        for (int i = 0; i < 200; i++) {
            method.estimate(out);
        }
        assertThat(Allocation.least(() -> method.estimate(out))).isZero();
    }

    @Test
    void theWholeAutoencoderIsInTheFile() {
        PairModel model = PairFiles.bundled();
        assertThat(model.tensors()).containsKeys("classifier.0.weight", "encoder.0.weight", "decoder.1.weight");
        assertThat(model.manifest().leastSpacingM()).isCloseTo(0.02, within(1e-9));
        assertThat(model.manifest().mostSpacingM()).isCloseTo(0.4, within(1e-9));
    }
}
