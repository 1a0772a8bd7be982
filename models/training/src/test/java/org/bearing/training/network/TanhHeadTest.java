package org.bearing.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TanhHeadTest {
    private static final int BATCH = 9;
    private static final int INPUTS = 3;
    private static final float STEP = 1e-2f;
    private static final double TOLERANCE = 2e-5;

    private final TanhHead head = new TanhHead(INPUTS, 5);
    private final float[] z = new float[BATCH * INPUTS];
    private final float[] truth = new float[BATCH];

    TanhHeadTest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (2 * random.nextDouble() - 1);
        }
        for (int i = 0; i < truth.length; i++) {
            truth[i] = (float) (random.nextDouble() - 0.5);
        }
    }

    private double loss() {
        double sum = 0;
        for (int row = 0; row < BATCH; row++) {
            double y = head.parameters().get(1).value()[0];
            for (int k = 0; k < INPUTS; k++) {
                y += head.parameters().get(0).value()[k] * z[row * INPUTS + k];
            }
            sum += Math.pow(Math.tanh(y) - truth[row], 2);
        }
        return sum / BATCH;
    }

    private void check(float[] values, float[] gradient) {
        for (int i = 0; i < values.length; i++) {
            float at = values[i];
            values[i] = at + STEP;
            double above = loss();
            values[i] = at - STEP;
            double below = loss();
            values[i] = at;
            assertThat((above - below) / (2 * STEP)).as("slope " + i).isCloseTo(gradient[i], within(TOLERANCE));
        }
    }

    @Test
    void gradientsAgreeWithFiniteDifferencesOfTheMeanSquaredError() {
        float[] gradient = new float[z.length];
        assertThat(head.evaluate(z, truth, gradient)).isCloseTo(loss(), within(1e-6));
        check(z, gradient);
        for (Parameter parameter : head.parameters()) {
            check(parameter.value(), parameter.gradient().clone());
        }
    }
}
