package org.bearing.training.bianco.network;

/** A 3 x 3 transposed convolution of stride 2, from [m][n] to [2 m + 1][2 n + 1], without activation; an image at a time. */
final class TransposedConvolution {
    private final Patches patches;
    private final Product product;
    private final Bias bias;
    private final float[] spread;
    private final int places;

    /** Rows, columns and channels are those of the output. */
    TransposedConvolution(VaeWeights weights, String name, int rows, int columns, int channels) {
        patches = new Patches(rows, columns, channels);
        product = new Product(weights.weight(name), patches.count());
        bias = new Bias(weights.bias(name));
        spread = new float[patches.count() * patches.width()];
        places = rows * columns;
    }

    void forward(float[] input, float[] output) {
        product.load(input, 0, patches.count());
        product.multiply(patches.count());
        product.read(0, patches.count(), spread, 0);
        bias.fill(output, 0, places);
        patches.scatter(spread, output, 0);
    }

    /** Must follow {@link #forward} of the same image. */
    void backward(float[] slopes, float[] intoInput) {
        bias.accumulate(slopes, 0, places);
        patches.gather(slopes, 0, spread);
        product.slope(0, patches.count(), spread, 0);
        product.accumulate(patches.count());
        product.back(patches.count(), intoInput, 0);
    }

    void collect() {
        product.collect();
        bias.collect();
    }
}
