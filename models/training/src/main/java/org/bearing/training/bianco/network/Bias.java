package org.bearing.training.bianco.network;

import java.util.Arrays;
import org.bearing.training.network.Parameter;

/** What is added to every row; one replica's gradient. */
final class Bias {
    private final Parameter parameter;
    private final float[] gradient;

    Bias(Parameter parameter) {
        this.parameter = parameter;
        gradient = new float[parameter.value().length];
    }

    void add(float[] rows, int at, int count) {
        float[] value = parameter.value();
        for (int row = 0; row < count; row++) {
            addRow(value, rows, at + row * value.length);
        }
    }

    private static void addRow(float[] value, float[] rows, int at) {
        for (int i = 0; i < value.length; i++) {
            rows[at + i] += value[i];
        }
    }

    /** Every row becomes the bias. */
    void fill(float[] rows, int at, int count) {
        float[] value = parameter.value();
        if (value.length == 1) {
            Arrays.fill(rows, at, at + count, value[0]);
            return;
        }
        for (int row = 0; row < count; row++) {
            System.arraycopy(value, 0, rows, at + row * value.length, value.length);
        }
    }

    void accumulate(float[] slopes, int at, int count) {
        if (gradient.length == 1) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += slopes[at + i];
            }
            gradient[0] += (float) sum;
            return;
        }
        for (int row = 0; row < count; row++) {
            accumulateRow(slopes, at + row * gradient.length, gradient);
        }
    }

    private static void accumulateRow(float[] slopes, int at, float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += slopes[at + i];
        }
    }

    void collect() {
        accumulateRow(gradient, 0, parameter.gradient());
        Arrays.fill(gradient, 0f);
    }
}
