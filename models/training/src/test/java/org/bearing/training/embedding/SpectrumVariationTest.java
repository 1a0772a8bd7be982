package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.junit.jupiter.api.Test;

class SpectrumVariationTest {
    private static final CueSpec CUES = CueSpec.SPHERE;
    private static final int POWER = CUES.bandsAt();
    private static final int TRUST = POWER + CueSpec.BANDS;
    private static final int LEVEL = TRUST + CueSpec.BANDS;
    private static final int HEARD_BANDS = 20;

    private static float[] row(SplittableRandom random) {
        float[] row = new float[CUES.size()];
        for (int i = 0; i < POWER; i++) {
            row[i] = (float) random.nextGaussian();
        }
        float mean = 0;
        for (int b = 0; b < HEARD_BANDS; b++) {
            row[POWER + b] = (float) (5 * random.nextGaussian());
            row[TRUST + b] = 0.8f;
            row[LEVEL + b] = 7;
            mean += row[POWER + b] / HEARD_BANDS;
        }
        for (int b = 0; b < HEARD_BANDS; b++) {
            row[POWER + b] -= mean;
        }
        return row;
    }

    @Test
    void changesSpectrumAndLevelsButNoPhasesAndNoSilentBands() {
        SpectrumVariation variation = new SpectrumVariation(CUES, FrameSpec.WIDE);
        SplittableRandom random = new SplittableRandom(1);
        double drift = 0;
        int levels = 0;
        for (int i = 0; i < 200; i++) {
            float[] before = row(random);
            float[] after = before.clone();
            variation.apply(after, random);
            assertThat(Arrays.equals(before, CUES.levels(), CUES.spectrumAt(), after, CUES.levels(), CUES.spectrumAt()))
                    .isTrue();
            assertThat(Arrays.equals(before, CUES.spectrumAt(), POWER, after, CUES.spectrumAt(), POWER))
                    .isFalse();
            for (int b = 0; b < CueSpec.BANDS; b++) {
                if (after[TRUST + b] > 0) {
                    drift += after[LEVEL + b] - 7;
                    levels++;
                    assertThat(after[LEVEL + b]).isCloseTo(7, within(25f));
                } else {
                    assertThat(after[LEVEL + b]).isZero();
                }
                if (b >= HEARD_BANDS) {
                    assertThat(Math.abs(after[POWER + b]) + after[TRUST + b]).isZero();
                }
            }
        }
        assertThat(drift / levels).as("neither ear is favoured, dB").isCloseTo(0, within(0.3));
    }

    @Test
    void keepsTheMeanOfTheHeardBandsAtZeroAlsoWhenItLowPasses() {
        SpectrumVariation variation = new SpectrumVariation(CUES, FrameSpec.WIDE);
        SplittableRandom random = new SplittableRandom(2);
        int cut = 0;
        for (int i = 0; i < 200; i++) {
            float[] row = row(random);
            variation.apply(row, random);
            double sum = 0;
            int heard = 0;
            for (int b = 0; b < CueSpec.BANDS; b++) {
                sum += row[POWER + b];
                heard += row[TRUST + b] > 0 ? 1 : 0;
            }
            assertThat(sum).isCloseTo(0, within(1e-3));
            assertThat(heard).isGreaterThanOrEqualTo(14);
            cut += heard < HEARD_BANDS ? 1 : 0;
        }
        assertThat(cut).as("some are low-passed below the bands that they had").isBetween(5, 80);
    }
}
