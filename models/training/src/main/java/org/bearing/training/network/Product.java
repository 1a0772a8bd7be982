package org.bearing.training.network;

import org.jspecify.annotations.Nullable;

/** Weights times a batch, forwards and backwards. */
final class Product {
    private final Matrix nativeWeight;
    private final Matrix nativeGradient;
    private final Matrix sums;
    private final Parameter weight;

    Product(String name, int inputs, int outputs, int batch) {
        nativeWeight = new Matrix(inputs, outputs);
        nativeGradient = new Matrix(inputs, outputs);
        sums = new Matrix(outputs, batch);
        weight = new Parameter(name, inputs * outputs, true);
    }

    /** End of the name of a part's weights. */
    static String suffix(int part) {
        return part == 0 ? ".weight" : ".odd_weight";
    }

    /** Column by column: the weights of one neuron after those of another. */
    Parameter weight() {
        return weight;
    }

    /** What {@link #forward} fills, and what {@link #backward} takes the slope from. */
    Matrix sums() {
        return sums;
    }

    void parametersChanged() {
        nativeWeight.write(weight.value(), 0, weight.value().length);
    }

    void forward(Matrix input) {
        sums.product(nativeWeight, true, input, false);
    }

    void backward(Matrix input, @Nullable Matrix intoInput) {
        nativeGradient.product(input, false, sums, true);
        nativeGradient.read(weight.gradient(), 0, weight.gradient().length);
        if (intoInput != null) {
            intoInput.product(nativeWeight, false, sums, false);
        }
    }
}
