package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossSpecTest {
    private static final double PRINTED = 5e-5;

    private static double chord(double degrees) {
        return 2 * Math.sin(Math.toRadians(degrees) / 2);
    }

    @Test
    void marginsAreThoseOfTheEquation() {
        assertThat(MarginUnit.DEGREES.margin(chord(5))).isCloseTo(0.99331, within(PRINTED));
        assertThat(MarginUnit.DEGREES.margin(chord(15))).isCloseTo(0.9999997, within(1e-7));
        assertThat(MarginUnit.RADIANS.margin(chord(90))).isCloseTo(0.828, within(5e-4));
        assertThat(MarginUnit.CHORD.margin(0.087)).isCloseTo(0.5217, within(1e-4));
        assertThat(MarginUnit.CHORD.margin(2)).isCloseTo(0.8808, within(PRINTED));
    }

    @Test
    void marginsInDegreesDoNotOverflow() {
        assertThat(MarginUnit.DEGREES.margin(2)).isEqualTo(1);
    }

    @Test
    void weakLabelsUseTheUnroundedThreshold() {
        for (double degrees : new double[] {5, 15, 30}) {
            LossSpec spec = new LossSpec(
                    LossSpec.Form.LITERAL, MarginUnit.CHORD, degrees, false, 1, 0, 1, 60, 0, 6, 0, 4, 10, 0);
            assertThat(spec.similar(chord(degrees))).isTrue();
            assertThat(spec.similar(Math.toRadians(degrees))).isTrue();
            assertThat(spec.similar(Math.toRadians(degrees) + 1e-9)).isFalse();
        }
    }

    @Test
    void literalLossIsTheMeanOverUnorderedPairs() {
        // Three points on a line; the first two are similar, the third is 90 degrees from both.
        EmbeddingLoss loss = new EmbeddingLoss(LossSpec.TANG, 1, 0, 3, 1);
        float[] truth = {1, 0, 0, 1, 0, 0, 0, 1, 0};
        float[] z = {0, 0.5f, 0.75f};
        double mu = 1 / (1 + Math.exp(-Math.sqrt(2)));
        double expected = (0.25 + (mu - 0.5625) + (mu - 0.0625)) / 3;
        assertThat(loss.evaluate(z, truth, new float[3])).isCloseTo(expected, within(1e-6));
    }
}
