package org.bearing.training.bianco.network;

/** Two convolutions, dropout and FC1x: what classifier and encoder make of a sequence, each with weights of its own. */
final class Trunk {
    private final SequenceShape shape;
    private final double dropout;
    private final int use;
    private final Convolution first;
    private final Convolution second;
    private final Dense dense;
    private final float[] middle;
    private final float[] deep;
    private final float[] deepSlopes;
    private final float[] middleSlopes;
    private float[] input = {};
    private int rows;
    private RowNoise noise = RowNoise.NONE;

    Trunk(VaeWeights weights, String net, int use, int maxRows) {
        shape = weights.spec().shape();
        dropout = weights.spec().dropout();
        this.use = use;
        int channels = SequenceShape.CHANNELS;
        first = new Convolution(weights, net + ".conv1", shape.frames(), shape.bins(), 1);
        second = new Convolution(weights, net + ".conv2", shape.middleFrames(), shape.middleBins(), channels);
        dense = new Dense(weights, net + ".fc1x", maxRows);
        middle = new float[maxRows * shape.middleSize()];
        deep = new float[maxRows * shape.deepSize()];
        deepSlopes = new float[maxRows * shape.deepSize()];
        middleSlopes = new float[shape.middleSize()];
    }

    int rows() {
        return rows;
    }

    /** Sums of FC1x. */
    void forward(float[] x, int count, RowNoise random, float[] sums) {
        input = x;
        rows = count;
        noise = random;
        for (int row = 0; row < rows; row++) {
            int at = row * shape.deepSize();
            first.forward(x, row * shape.size(), middle, row * shape.middleSize());
            second.forward(middle, row * shape.middleSize(), deep, at);
            if (noise.dropping()) {
                Noise.drop(deep, at, shape.deepSize(), dropout, noise.seed(use, row));
            }
        }
        dense.forward(deep, rows, sums);
    }

    /** Must follow {@link #forward}. */
    void backward(float[] slopes) {
        dense.backward(slopes, rows, deepSlopes);
        if (noise.dropping()) {
            // What was left out is 0, and takes no slope in the convolution either.
            Noise.keep(deepSlopes, rows * shape.deepSize(), dropout);
        }
        for (int row = 0; row < rows; row++) {
            int deepAt = row * shape.deepSize();
            int middleAt = row * shape.middleSize();
            second.backward(middle, middleAt, deep, deepAt, deepSlopes, deepAt, middleSlopes);
            first.backward(input, row * shape.size(), middle, middleAt, middleSlopes, 0, null);
        }
    }

    void collect() {
        first.collect();
        second.collect();
        dense.collect();
    }
}
