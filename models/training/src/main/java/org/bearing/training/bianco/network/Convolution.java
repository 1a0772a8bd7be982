package org.bearing.training.bianco.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A 3 x 3 convolution of stride 2 without padding, then ReLU; an image at a time. */
final class Convolution {
    private final Patches patches;
    private final Product product;
    private final Bias bias;
    private final float[] gathered;
    private final int outputs;
    private final int inputSize;

    /** Rows, columns and channels are those of the input. */
    Convolution(VaeWeights weights, String name, int rows, int columns, int channels) {
        patches = new Patches(rows, columns, channels);
        product = new Product(weights.weight(name), patches.count());
        bias = new Bias(weights.bias(name));
        gathered = new float[patches.count() * patches.width()];
        outputs = patches.count() * product.outputs();
        inputSize = rows * columns * channels;
    }

    void forward(float[] input, int at, float[] output, int outputAt) {
        load(input, at);
        product.multiply(patches.count());
        product.read(0, patches.count(), output, outputAt);
        bias.add(output, outputAt, patches.count());
        rectify(output, outputAt, outputs);
    }

    private void load(float[] input, int at) {
        patches.gather(input, at, gathered);
        product.load(gathered, 0, patches.count());
    }

    /** From any earlier input; overwrites the slopes. The slope by the input, if wanted, replaces what was there. */
    void backward(
            float[] input,
            int at,
            float[] output,
            int outputAt,
            float[] slopes,
            int slopesAt,
            float @Nullable [] intoInput) {
        load(input, at);
        maskBelow(output, outputAt, slopes, slopesAt, outputs);
        bias.accumulate(slopes, slopesAt, patches.count());
        product.slope(0, patches.count(), slopes, slopesAt);
        product.accumulate(patches.count());
        if (intoInput != null) {
            product.back(patches.count(), gathered, 0);
            Arrays.fill(intoInput, 0, inputSize, 0f);
            patches.scatter(gathered, intoInput, 0);
        }
    }

    static void rectify(float[] values, int at, int count) {
        for (int i = 0; i < count; i++) {
            values[at + i] = Math.max(0f, values[at + i]);
        }
    }

    /**
     * Slopes become 0 where the rectified output is 0. A product instead of a choice, because the JIT of JDK 17 vectorises no
     * choice; an output below 2^-100 counts in part.
     */
    static void maskBelow(float[] output, int at, float[] slopes, int slopesAt, int count) {
        for (int i = 0; i < count; i++) {
            slopes[slopesAt + i] *= Math.min(1f, output[at + i] * 0x1p100f);
        }
    }

    void collect() {
        product.collect();
        bias.collect();
    }
}
