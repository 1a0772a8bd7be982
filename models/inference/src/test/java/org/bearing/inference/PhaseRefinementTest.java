package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.junit.jupiter.api.Test;

class PhaseRefinementTest {
    private static final double EXACT_SECONDS = 1e-9;
    /** Three standard errors: phases off by up to 1.5 rad, 243 bins of 200-4000 Hz. */
    private static final double NOISY_SECONDS = 15e-6;

    private static final double SEARCH_SECONDS = 150e-6;
    private static final int FROM = 10;
    private static final int BINS = 400;
    private static final double BIN_HZ = 15.625;

    private final float[] re = new float[BINS];
    private final float[] im = new float[BINS];
    private final float[] weight = new float[BINS];
    private final PhaseRefinement refinement = new PhaseRefinement(FrameSpec.TANG);

    private void fill(double delaySeconds, double phaseNoiseRad, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < BINS; i++) {
            double phase =
                    2 * Math.PI * (FROM + i) * BIN_HZ * delaySeconds + phaseNoiseRad * (2 * random.nextDouble() - 1);
            re[i] = (float) Math.cos(phase);
            im[i] = (float) Math.sin(phase);
            weight[i] = (float) (0.1 + random.nextDouble());
        }
        refinement.take(re, im, weight, FROM);
    }

    @Test
    void findsAnyDelayBetweenTheStepsOfItsGrid() {
        for (double delay = -700e-6; delay <= 700e-6; delay += 37.3e-6) {
            fill(delay, 0, 1);
            for (double miss : new double[] {-110e-6, 0, 70e-6}) {
                assertThat(refinement.search(delay + miss, SEARCH_SECONDS)).isTrue();
                assertThat(refinement.peakSeconds()).isCloseTo(delay, within(EXACT_SECONDS));
                assertThat(refinement.peakValue()).isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void averagesNoiseOut() {
        for (long seed = 0; seed < 20; seed++) {
            fill(213e-6, 1.5, seed);
            assertThat(refinement.search(150e-6, SEARCH_SECONDS)).isTrue();
            assertThat(refinement.peakSeconds()).isCloseTo(213e-6, within(NOISY_SECONDS));
            assertThat(refinement.peakValue()).isBetween(0.5, 0.8);
        }
    }

    @Test
    void staysNearWhereItIsTold() {
        fill(600e-6, 0, 1);
        if (refinement.search(0, SEARCH_SECONDS)) {
            assertThat(Math.abs(refinement.peakSeconds())).isLessThan(SEARCH_SECONDS + 32e-6);
            assertThat(refinement.peakValue()).isLessThan(0.5);
        }
    }

    @Test
    void findsNothingWithoutEvidence() {
        refinement.take(re, im, weight, FROM);
        assertThat(refinement.search(0, SEARCH_SECONDS)).isFalse();
    }
}
