package org.bearing.training.bianco.network;

import java.util.Arrays;
import org.bearing.training.network.Parameter;

/** A fully connected layer whose input is a label, one-hot: it adds one row of its weights. */
final class LabelRows {
    private final Parameter rows;
    private final Bias bias;
    private final float[] gradient;
    private final int outputs;

    LabelRows(VaeWeights weights, String name) {
        rows = weights.weight(name).parameter();
        outputs = weights.weight(name).outputs();
        bias = new Bias(weights.bias(name));
        gradient = new float[rows.value().length];
    }

    void add(int[] labels, int count, float[] into) {
        float[] value = rows.value();
        for (int item = 0; item < count; item++) {
            addRow(value, labels[item] * outputs, into, item * outputs, outputs);
        }
        bias.add(into, 0, count);
    }

    void backward(int[] labels, int count, float[] slopes) {
        for (int item = 0; item < count; item++) {
            addRow(slopes, item * outputs, gradient, labels[item] * outputs, outputs);
        }
        bias.accumulate(slopes, 0, count);
    }

    static void addRow(float[] from, int at, float[] into, int intoAt, int count) {
        for (int i = 0; i < count; i++) {
            into[intoAt + i] += from[at + i];
        }
    }

    void collect() {
        addRow(gradient, 0, rows.gradient(), 0, gradient.length);
        Arrays.fill(gradient, 0f);
        bias.collect();
    }
}
