package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityGateTest {
    private static final int RATE_HZ = 16_000;
    private static final int DELAY_SAMPLES = 5;
    private static final double DITHER = 1.0 / (1 << 15);

    private final SplittableRandom random = new SplittableRandom(77);

    private static boolean[] active(ActivityGate gate, float[] left, float[] right) {
        boolean[] out = new boolean[(left.length - 1024) / 256 + 1];
        int[] at = {0};
        new ShortTimeSpectrum(FrameSpec.TANG)
                .push(left, right, 0, left.length, frame -> out[at[0]++] = gate.accept(frame));
        assertThat(at[0]).isEqualTo(out.length);
        return out;
    }

    private static double share(boolean[] active, double fromSeconds, double toSeconds) {
        int count = 0;
        int total = 0;
        for (int t = 0; t < active.length; t++) {
            double start = t * 256.0 / RATE_HZ;
            if (start >= fromSeconds && start + 0.064 <= toSeconds) {
                total++;
                count += active[t] ? 1 : 0;
            }
        }
        return (double) count / total;
    }

    private float[] noise(double seconds, double amplitude) {
        float[] x = new float[(int) (seconds * RATE_HZ)];
        for (int n = 0; n < x.length; n++) {
            x[n] = (float) (amplitude * (random.nextDouble() + random.nextDouble() - 1));
        }
        return x;
    }

    /** Background throughout, a source from the left between 2 and 3 s. */
    private float[][] scene(double background) {
        float[][] out = {noise(5, background), noise(5, background)};
        float[] source = noise(1, 0.2);
        for (int n = 0; n < source.length; n++) {
            out[0][2 * RATE_HZ + n] += source[n];
            out[1][2 * RATE_HZ + n + DELAY_SAMPLES] += 0.5f * source[n];
        }
        return out;
    }

    @Test
    void findsNothingInDigitalSilence() {
        assertThat(active(new ActivityGate(FrameSpec.TANG), new float[RATE_HZ], new float[RATE_HZ]))
                .containsOnly(false);
    }

    @Test
    void findsNothingInDither() {
        boolean[] active = active(new ActivityGate(FrameSpec.TANG), noise(20, DITHER), noise(20, DITHER));
        assertThat(active).containsOnly(false);
    }

    @Test
    void findsNothingInBackgroundThatWandersByALittle() {
        float[][] stereo = {noise(20, 0.01), noise(20, 0.01)};
        for (int n = 0; n < stereo[0].length; n++) {
            double gain = Math.pow(10, 0.1 * Math.sin(2 * Math.PI * n / (8.0 * RATE_HZ)));
            stereo[0][n] *= (float) gain;
            stereo[1][n] *= (float) gain;
        }
        assertThat(active(new ActivityGate(FrameSpec.TANG), stereo[0], stereo[1]))
                .containsOnly(false);
    }

    @Test
    void keepsSteadyNoiseFromADirection() {
        float[] left = noise(30, 0.1);
        float[] right = new float[left.length];
        System.arraycopy(left, 0, right, DELAY_SAMPLES, left.length - DELAY_SAMPLES);
        float[] own = noise(30, 0.02);
        for (int n = 0; n < right.length; n++) {
            right[n] += own[n];
        }
        assertThat(active(new ActivityGate(FrameSpec.TANG), left, right)).containsOnly(true);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, DITHER, 0.01})
    void findsTheSourceAndNotTheBackground(double background) {
        float[][] stereo = scene(background);
        boolean[] active = active(new ActivityGate(FrameSpec.TANG), stereo[0], stereo[1]);
        assertThat(share(active, 0, 1.99)).isZero();
        assertThat(share(active, 2, 3)).isEqualTo(1);
        assertThat(share(active, 3.5, 5)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -6, 7.3, 20})
    void decidesTheSameAtAnyGain(double gainDb) {
        float[][] stereo = scene(0.003);
        boolean[] expected = active(new ActivityGate(FrameSpec.TANG), stereo[0], stereo[1]);
        float gain = (float) Math.pow(10, gainDb / 20);
        for (float[] channel : stereo) {
            for (int n = 0; n < channel.length; n++) {
                channel[n] *= gain;
            }
        }
        assertThat(active(new ActivityGate(FrameSpec.TANG), stereo[0], stereo[1]))
                .isEqualTo(expected);
    }

    @Test
    void keepsToAMinimumLevelIfToldSo() {
        float[][] stereo = scene(0.001);
        assertThat(share(active(new ActivityGate(FrameSpec.TANG, -30), stereo[0], stereo[1]), 2, 3))
                .isEqualTo(1);
        assertThat(active(new ActivityGate(FrameSpec.TANG, -10), stereo[0], stereo[1]))
                .containsOnly(false);
    }

    @Test
    void startsAnewAfterReset() {
        float[][] stereo = scene(0.01);
        ActivityGate gate = new ActivityGate(FrameSpec.TANG);
        boolean[] first = active(gate, stereo[0], stereo[1]);
        gate.reset();
        assertThat(active(gate, stereo[0], stereo[1])).isEqualTo(first);
    }
}
