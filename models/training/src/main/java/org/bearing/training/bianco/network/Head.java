package org.bearing.training.bianco.network;

/** One of the decoder's two heads: two transposed convolutions with a ReLU between. */
final class Head {
    private final TransposedConvolution first;
    private final TransposedConvolution second;
    private final float[] middle;
    private final float[] middleSlopes;

    Head(VaeWeights weights, String name) {
        SequenceShape shape = weights.spec().shape();
        int channels = SequenceShape.CHANNELS;
        first = new TransposedConvolution(
                weights, name + ".deconv1", shape.middleFrames(), shape.middleBins(), channels);
        second = new TransposedConvolution(weights, name + ".deconv2", shape.frames(), shape.bins(), 1);
        middle = new float[shape.middleSize()];
        middleSlopes = new float[shape.middleSize()];
    }

    void forward(float[] deep, float[] output) {
        first.forward(deep, middle);
        Convolution.rectify(middle, 0, middle.length);
        second.forward(middle, output);
    }

    /** Must follow {@link #forward} of the same item. */
    void backward(float[] slopes, float[] intoDeep) {
        second.backward(slopes, middleSlopes);
        Convolution.maskBelow(middle, 0, middleSlopes, 0, middle.length);
        first.backward(middleSlopes, intoDeep);
    }

    void collect() {
        first.collect();
        second.collect();
    }
}
