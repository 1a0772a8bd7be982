package org.bearing.cues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.junit.jupiter.api.Test;

class PairCuesTest {
    private static final int SAMPLES = 8000;
    private static final float EQUAL = 1e-4f;
    private static final int LAG_STEPS = 1;
    /** Two samples at 16 kHz and the speed of sound: the delay from the side. */
    private static final double SPACING_M = 4 * 343.0 / 16_000;

    private static float[] noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            out[i] = (float) (0.1 * random.nextGaussian());
        }
        return out;
    }

    private static float[] delayed(float[] in, int samples) {
        float[] out = new float[in.length];
        System.arraycopy(in, 0, out, samples, in.length - samples);
        return out;
    }

    private static float[] read(float[] left, float[] right) {
        PairCues cues = new PairCues(FrameSpec.TANG, SPACING_M, 30);
        new ShortTimeSpectrum(FrameSpec.TANG).push(left, right, 0, left.length, cues::accept);
        float[] out = new float[PairCues.SIZE];
        assertThat(cues.read(out)).isTrue();
        return out;
    }

    @Test
    void everyCurvePeaksAtTheDelay() {
        float[] sound = noise(1);
        float[] cues = read(sound, delayed(sound, 2));
        int expected = (int) Math.round((PairCues.LAGS - 1) * (0.5 + 0.25 / PairCues.FARTHEST));
        for (int curve = 0; curve < PairCues.CURVES; curve++) {
            int best = 0;
            for (int lag = 0; lag < PairCues.LAGS; lag++) {
                best = cues[curve * PairCues.LAGS + lag] > cues[curve * PairCues.LAGS + best] ? lag : best;
            }
            assertThat(best).as("curve %d", curve).isCloseTo(expected, within(LAG_STEPS));
        }
    }

    @Test
    void exchangedChannelsGiveTheMirrorImage() {
        float[] left = noise(2);
        float[] right = delayed(left, 3);
        float[] plain = read(left, right);
        float[] mirrored = new float[PairCues.SIZE];
        PairCues.mirror(plain, 0, mirrored, 0);
        assertThat(read(right, left)).containsExactly(mirrored, within(EQUAL));
        assertThat(mirrored).isNotEqualTo(plain);
    }

    @Test
    void silenceSaysNothingAndASpacingOfZeroIsRefused() {
        PairCues cues = new PairCues(FrameSpec.TANG, SPACING_M, 30);
        float[] silence = new float[SAMPLES];
        new ShortTimeSpectrum(FrameSpec.TANG).push(silence, silence, 0, SAMPLES, cues::accept);
        assertThat(cues.read(new float[PairCues.SIZE])).isFalse();
        assertThatThrownBy(() -> new PairCues(FrameSpec.TANG, 0, 30)).hasMessageContaining("spacingM");
    }
}
