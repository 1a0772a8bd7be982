package org.bearing.inference.manifest;

import java.util.List;

/**
 * The shape of a multilayer perceptron.
 *
 * @param layers sizes from the input to the output, at least two
 * @param activation what follows every layer but the last, which is linear
 * @param unitOutput whether the output is divided by its length
 */
public record NetworkSpec(List<Integer> layers, Activation activation, boolean unitOutput) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.size() < 2 || layers.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("layers must be at least two sizes above 0: " + layers);
        }
    }

    /** {@return number of input values} */
    public int inputs() {
        return layers.get(0);
    }

    /** {@return number of output values} */
    public int outputs() {
        return layers.get(layers.size() - 1);
    }
}
