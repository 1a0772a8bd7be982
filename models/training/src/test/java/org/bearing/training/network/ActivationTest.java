package org.bearing.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActivationTest {
    private static final double RELATIVE = 1e-6;

    @Test
    void fastExponentialAgreesWithTheLibrarys() {
        for (int i = -8000; i <= 8000; i++) {
            float x = i * 0.01f;
            assertThat(Activation.exp(x) / Math.exp(x)).isCloseTo(1, within(RELATIVE));
        }
    }

    @Test
    void sigmoidSaturatesWithoutOverflow() {
        assertThat(Activation.sigmoid(1000)).isEqualTo(1f);
        assertThat(Activation.sigmoid(-1000)).isBetween(0f, 1e-10f);
        assertThat(Activation.sigmoid(0)).isEqualTo(0.5f);
    }

    @Test
    void fastSigmoidAgreesWithTheLibrarysExponential() {
        for (int i = -3000; i <= 3000; i++) {
            float x = i * 0.01f;
            assertThat((double) Activation.sigmoid(x)).isCloseTo(1 / (1 + Math.exp(-x)), within(2e-6));
        }
    }

    @Test
    void dropoutKeepsTheExpectedShareAndRepeatsForASeed() {
        float[] mask = new float[100_001];
        float[] again = new float[mask.length];
        DropoutMask.fill(mask, 0.2f, 5);
        DropoutMask.fill(again, 0.2f, 5);
        assertThat(mask).containsExactly(again);
        double sum = 0;
        for (float value : mask) {
            sum += value;
        }
        assertThat(sum / mask.length).isCloseTo(1, within(0.01));
    }
}
