package org.bearing.training.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.training.network.Parameter;

/** Dense layers one after the other, all but the last with a ReLU. One thread. */
final class Stack {
    private final List<Dense> layers = new ArrayList<>();

    /**
     * Makes layers with random weights.
     *
     * @param name of the network
     * @param sizes of the input, the hidden layers and the output
     * @param batch examples at once
     * @param dropout share of hidden outputs dropped in training
     * @param random where weights come from
     */
    Stack(String name, List<Integer> sizes, int batch, double dropout, SplittableRandom random) {
        for (int i = 0; i + 1 < sizes.size(); i++) {
            boolean last = i + 2 == sizes.size();
            layers.add(new Dense(
                    name + "." + i, sizes.get(i), sizes.get(i + 1), batch, !last, last ? 0 : dropout, random));
        }
    }

    List<Dense> layers() {
        return List.copyOf(layers);
    }

    List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    void parametersChanged() {
        layers.forEach(Dense::parametersChanged);
    }

    float[] forward(float[] input, boolean training, SplittableRandom random) {
        float[] values = input;
        for (Dense layer : layers) {
            values = layer.forward(values, training, random);
        }
        return values;
    }

    float[] backward(float[] slope) {
        float[] values = slope;
        for (int i = layers.size() - 1; i >= 0; i--) {
            values = layers.get(i).backward(values);
        }
        return values;
    }
}
