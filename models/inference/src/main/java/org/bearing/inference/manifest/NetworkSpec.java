package org.bearing.inference.manifest;

import java.util.List;

/**
 * The shape of a multilayer perceptron.
 *
 * <p>A symmetric network keeps what an exchange of left and right leaves alone (even) apart from what it negates (odd).
 * Its hidden neurons come in pairs, which the exchange swaps: a = even + odd and b = even - odd, where even and odd are
 * each a product with weights of its own; the next layer gets (a + b) / 2 and (a - b) / 2.
 *
 * @param layers sizes from the input to the output, at least two; of hidden layers the pairs, if it is symmetric
 * @param activation what follows every layer but the last, which is linear
 * @param unitOutput whether the output is divided by its length
 * @param oddInputs how many inputs, the last ones, are odd; 0 in a plain network
 * @param oddOutputs how many outputs, the last ones, are odd; 0 in a plain network
 */
public record NetworkSpec(
        List<Integer> layers, Activation activation, boolean unitOutput, int oddInputs, int oddOutputs) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.size() < 2 || layers.stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("layers must be at least two sizes above 0: " + layers);
        }
        int inputs = layers.get(0);
        int outputs = layers.get(layers.size() - 1);
        if (oddInputs < 0
                || oddInputs >= inputs
                || oddOutputs < 0
                || oddOutputs >= outputs
                || (oddInputs == 0) != (oddOutputs == 0)) {
            throw new IllegalArgumentException(
                    "odd_inputs and odd_outputs must be fewer than all, and both 0 or both above: " + oddInputs + ", "
                            + oddOutputs);
        }
    }

    /** {@return whether exchanging left and right negates the odd outputs and changes nothing else} */
    public boolean symmetric() {
        return oddOutputs > 0;
    }

    /** {@return number of input values} */
    public int inputs() {
        return layers.get(0);
    }

    /** {@return number of output values} */
    public int outputs() {
        return layers.get(layers.size() - 1);
    }

    /**
     * A network that knows nothing of left and right.
     *
     * @param layers sizes from the input to the output, at least two
     * @param activation what follows every layer but the last
     * @param unitOutput whether the output is divided by its length
     * @return its shape
     */
    public static NetworkSpec plain(List<Integer> layers, Activation activation, boolean unitOutput) {
        return new NetworkSpec(layers, activation, unitOutput, 0, 0);
    }

    /**
     * Size of the even part of the values before a layer.
     *
     * @param layer its number, from 0; the number of layers gives the output
     * @return its size; in a plain network everything
     */
    public int even(int layer) {
        boolean inside = layer > 0 && layer + 1 < layers.size();
        return symmetric() && !inside ? layers.get(layer) - odd(layer) : layers.get(layer);
    }

    /**
     * Size of the odd part of the values before a layer.
     *
     * @param layer as for {@link #even}
     * @return its size; 0 in a plain network
     */
    public int odd(int layer) {
        if (layer == 0 || layer + 1 == layers.size()) {
            return layer == 0 ? oddInputs : oddOutputs;
        }
        return symmetric() ? layers.get(layer) : 0;
    }
}
