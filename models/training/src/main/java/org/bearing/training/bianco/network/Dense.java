package org.bearing.training.bianco.network;

/** A fully connected layer without activation. */
final class Dense {
    private final Product product;
    private final Bias bias;

    Dense(VaeWeights weights, String name, int maxRows) {
        product = new Product(weights.weight(name), maxRows);
        bias = new Bias(weights.bias(name));
    }

    void forward(float[] input, int rows, float[] output) {
        product.load(input, 0, rows);
        product.multiply(rows);
        product.read(0, rows, output, 0);
        bias.add(output, 0, rows);
    }

    /** Must follow {@link #forward} of the same rows. */
    void backward(float[] slopes, int rows, float[] intoInput) {
        bias.accumulate(slopes, 0, rows);
        product.slope(0, rows, slopes, 0);
        product.accumulate(rows);
        product.back(rows, intoInput, 0);
    }

    void collect() {
        product.collect();
        bias.collect();
    }
}
