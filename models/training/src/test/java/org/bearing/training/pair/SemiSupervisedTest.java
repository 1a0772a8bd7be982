package org.bearing.training.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemiSupervisedTest {
    private static final int WIDTH = 7;
    private static final int CLASSES = 5;
    private static final int LABELLED = 2;
    private static final int ROWS = 5;
    private static final double ALPHA = 3;
    private static final double UNLABELLED_WEIGHT = 0.7;
    private static final float STEP = 5e-3f;
    /** Of the largest slope of a parameter; float sums and a step across a kink. */
    private static final double RELATIVE = 0.05;

    private final float[] x = new float[ROWS * WIDTH];
    private final float[] label = new float[LABELLED * CLASSES];

    SemiSupervisedTest() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < LABELLED; row++) {
            PairClasses.shared(50 * row - 40, CLASSES, label, row * CLASSES);
        }
    }

    private static PairVae model(int top) {
        int items = SemiSupervised.items(LABELLED, ROWS - LABELLED, top);
        return new PairVae(WIDTH, CLASSES, List.of(6), 8, ROWS, items, 0, 5);
    }

    private double loss(PairVae model, int top) {
        return new SemiSupervised(model, LABELLED, top, ALPHA, UNLABELLED_WEIGHT).step(x, label, label);
    }

    /** A fresh model of the same seed draws the same z, whatever its weights are set to. */
    private double loss(int top, int parameter, int index, float change) {
        PairVae model = model(top);
        model.parameters().get(parameter).value()[index] += change;
        model.parametersChanged();
        return loss(model, top);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, CLASSES})
    void theGradientIsThatOfDifferencesForAnyNumberOfSupposedLabels(int top) {
        PairVae model = model(top);
        loss(model, top);
        for (int p = 0; p < model.parameters().size(); p++) {
            Parameter parameter = model.parameters().get(p);
            double largest = 0;
            for (float slope : parameter.gradient()) {
                largest = Math.max(largest, Math.abs(slope));
            }
            assertThat(largest).as(parameter.name()).isPositive();
            for (int i = 0; i < parameter.value().length; i++) {
                double slope = (loss(top, p, i, STEP) - loss(top, p, i, -STEP)) / (2 * STEP);
                assertThat((double) parameter.gradient()[i])
                        .as("%s %d", parameter.name(), i)
                        .isCloseTo(slope, within(RELATIVE * largest));
            }
        }
    }
}
