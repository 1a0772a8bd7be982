package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Slopes against finite differences where SameDiff cannot follow: with dropout; and of the CNN's two losses. */
class LossSlopeTest {
    private static final int ROWS = 6;
    /** Along the gradient, relative; the loss is in single precision. */
    private static final double ALONG_TOLERANCE = 0.02;

    private static final double SLOPE_TOLERANCE = 1e-4;

    static Stream<Arguments> cases() {
        return Stream.of(Arguments.of(true, 3), Arguments.of(false, 3), Arguments.of(false, 2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientHoldsWithDropout(boolean labelled, int labels) {
        VaeWeights weights = VaeWeights.whole(Waves.SPEC, 2);
        VaeObjective objective = new VaeObjective(weights, new VaeSetting(10, labels, false), ROWS);
        double loss = loss(objective, labelled);
        for (Parameter parameter : weights.parameters()) {
            Arrays.fill(parameter.gradient(), 0f);
        }
        loss(objective, labelled);
        collect(objective);
        // The first call's gradient is still in there: the same again.
        weights.parameters().forEach(parameter -> scale(parameter.gradient(), 0.5f));
        double length = 0;
        for (Parameter parameter : weights.parameters()) {
            for (float slope : parameter.gradient()) {
                length += (double) slope * slope;
            }
        }
        double step = 1e-4 * Math.abs(loss) / Math.sqrt(length);
        move(weights, step / Math.sqrt(length));
        double above = loss(objective, labelled);
        move(weights, -2 * step / Math.sqrt(length));
        double below = loss(objective, labelled);
        assertThat((above - below) / (2 * step) / Math.sqrt(length)).isCloseTo(1, within(ALONG_TOLERANCE));
    }

    private static double loss(VaeObjective objective, boolean labelled) {
        ArraySequences data = Waves.of(ROWS, labelled ? ROWS : 0, 9);
        float[] x = new float[ROWS * Waves.SHAPE.size()];
        int[] label = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            data.read(row, x, row * Waves.SHAPE.size());
            label[row] = data.label(row);
        }
        RowNoise noise = new RowNoise(123, 0, true);
        double sum = objective.generative(x, label, ROWS, noise).total();
        return labelled ? sum + objective.supervised(x, label, ROWS, noise).total() : sum;
    }

    private static void collect(VaeObjective objective) {
        for (int network = 0; network < objective.networks(); network++) {
            objective.collect(network);
        }
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void move(VaeWeights weights, double factor) {
        for (Parameter parameter : weights.parameters()) {
            for (int i = 0; i < parameter.value().length; i++) {
                parameter.value()[i] += (float) (factor * parameter.gradient()[i]);
            }
        }
        weights.changed();
    }

    @Test
    void crossEntropiesHaveTheSlopesOfTheirDifferences() {
        float[] logits = {0.3f, -1.2f, 0.9f, 2, 0.1f, -0.4f};
        int[] labels = {2, 1};
        for (boolean twice : new boolean[] {true, false}) {
            float[] slopes = new float[logits.length];
            crossEntropy(twice, logits, labels, slopes);
            for (int i = 0; i < logits.length; i++) {
                float[] moved = logits.clone();
                float h = 1f / 64;
                moved[i] = logits[i] + h;
                double above = crossEntropy(twice, moved, labels, new float[6]);
                moved[i] = logits[i] - h;
                double below = crossEntropy(twice, moved, labels, new float[6]);
                assertThat((double) slopes[i]).isCloseTo((above - below) / (2 * h), within(SLOPE_TOLERANCE));
            }
        }
    }

    private static double crossEntropy(boolean twice, float[] logits, int[] labels, float[] slopes) {
        Softmax softmax = new Softmax(3);
        return twice
                ? CrossEntropy.twice(softmax, logits, labels, 2, 3, 1, slopes)
                : CrossEntropy.plain(softmax, logits, labels, 2, 3, 1, slopes);
    }

    @Test
    void secondSoftmaxKeepsTheLossFromFallingFar() {
        float[] sure = new float[19];
        sure[4] = 60;
        double least = CrossEntropy.twice(new Softmax(19), sure, new int[] {4}, 1, 19, 1, new float[19]);
        assertThat(least).isCloseTo(2.031, within(5e-4));
        double plain = CrossEntropy.plain(new Softmax(19), sure, new int[] {4}, 1, 19, 1, new float[19]);
        assertThat(plain).isCloseTo(0, within(1e-9));
    }
}
