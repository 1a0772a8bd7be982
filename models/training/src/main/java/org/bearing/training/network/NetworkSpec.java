package org.bearing.training.network;

import java.util.List;

/**
 * Shape of an embedding network: hidden layers of FC, batch normalisation, activation and dropout (in this order), then
 * a linear layer.
 *
 * @param hidden neurons per hidden layer, at least one layer; in a symmetric network pairs of neurons
 * @param activation activation of the hidden layers
 * @param embeddingSize dimension of the embedding, at least 1
 * @param oddSize dimensions of the embedding that change sign when left and right are exchanged, while the others stay: a
 *     symmetric network; 0 = a plain one, that knows nothing of left and right
 * @param dropout share of the hidden outputs that a training step leaves out, in [0, 1)
 */
public record NetworkSpec(List<Integer> hidden, Activation activation, int embeddingSize, int oddSize, double dropout) {
    /** As printed by Tang et al. 2022. */
    public static final NetworkSpec TANG = new NetworkSpec(List.of(729, 729), Activation.SIGMOID, 3, 0, 0.2);

    public NetworkSpec {
        hidden = List.copyOf(hidden);
        if (hidden.isEmpty() || hidden.stream().anyMatch(width -> width < 1) || embeddingSize < 1) {
            throw new IllegalArgumentException(
                    "hidden layers and embeddingSize must be at least 1: " + hidden + ", " + embeddingSize);
        }
        if (oddSize < 0 || oddSize >= embeddingSize) {
            throw new IllegalArgumentException(
                    "oddSize must be in [0, embeddingSize): " + oddSize + ", " + embeddingSize);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1): " + dropout);
        }
    }

    /** {@return whether exchanging left and right exchanges the signs of the odd outputs and nothing else} */
    public boolean symmetric() {
        return oddSize > 0;
    }
}
