package org.bearing.training.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;

class PairVaeTest {
    private static final int WIDTH = 7;
    private static final int CLASSES = 5;
    private static final int BATCH = 3;
    private static final float STEP = 5e-3f;
    /** Of the largest slope of a parameter; float sums and a step across a kink. */
    private static final double RELATIVE = 0.05;

    private final float[] x = numbers(BATCH * WIDTH, 1);
    private final float[] y = new float[BATCH * CLASSES];
    private final float[] weight = {0.5f, 1, 0.25f};
    private final double[] cost = new double[BATCH];

    PairVaeTest() {
        for (int row = 0; row < BATCH; row++) {
            PairClasses.shared(50 * row - 40, CLASSES, y, row * CLASSES);
        }
    }

    private static float[] numbers(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    /** A fresh model of the same seed draws the same z, whatever its weights are set to. */
    private static PairVae model() {
        return new PairVae(WIDTH, CLASSES, List.of(6), 8, BATCH, BATCH, 0, 5);
    }

    private double bound(int parameter, int index, float change) {
        PairVae model = model();
        model.parameters().get(parameter).value()[index] += change;
        model.parametersChanged();
        model.bound(x, y, weight, cost);
        double sum = 0;
        for (int row = 0; row < BATCH; row++) {
            sum += weight[row] * cost[row];
        }
        return sum;
    }

    private double classification(int parameter, int index, float change) {
        PairVae model = model();
        model.parameters().get(parameter).value()[index] += change;
        model.parametersChanged();
        return model.classification(x, y);
    }

    private interface Loss {
        double at(int parameter, int index, float change);
    }

    private static void check(PairVae model, int from, int to, Loss loss) {
        for (int p = from; p < to; p++) {
            Parameter parameter = model.parameters().get(p);
            double largest = 0;
            for (float slope : parameter.gradient()) {
                largest = Math.max(largest, Math.abs(slope));
            }
            assertThat(largest).as(parameter.name()).isPositive();
            for (int i = 0; i < parameter.value().length; i += 3) {
                double slope = (loss.at(p, i, STEP) - loss.at(p, i, -STEP)) / (2 * STEP);
                assertThat((double) parameter.gradient()[i])
                        .as("%s %d", parameter.name(), i)
                        .isCloseTo(slope, within(RELATIVE * largest));
            }
        }
    }

    @Test
    void theGradientOfTheBoundIsThatOfDifferences() {
        PairVae model = model();
        model.bound(x, y, weight, cost);
        int classifier = model.networks().get(0).parameters().size();
        check(model, classifier, model.parameters().size(), this::bound);
    }

    @Test
    void theGradientOfTheClassificationIsThatOfDifferences() {
        PairVae model = model();
        model.classification(x, y);
        check(model, 0, model.networks().get(0).parameters().size(), this::classification);
    }

    @Test
    void labelsAddUpToOneAndPeakAtTheAngle() {
        float[] bell = new float[61];
        PairClasses.bell(30, 3, 61, bell, 0);
        double sum = 0;
        for (float share : bell) {
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(bell[40]).isGreaterThan(bell[39]).isGreaterThan(bell[41]);
    }
}
