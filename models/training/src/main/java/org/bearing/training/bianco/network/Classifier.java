package org.bearing.training.bianco.network;

/** q(y|x): trunk, ReLU, FC2; one thread's buffers over shared weights. Also the paper's supervised CNN. One thread at a time. */
public final class Classifier {
    private final int hidden;
    private final Trunk trunk;
    private final Dense output;
    private final float[] inner;
    private final float[] innerSlopes;
    private final float[] logits;

    /**
     * Makes a replica.
     *
     * @param weights shared
     * @param maxRows the most sequences at a time
     */
    public Classifier(VaeWeights weights, int maxRows) {
        VaeSpec spec = weights.spec();
        hidden = spec.hidden();
        trunk = new Trunk(weights, "classifier", Noise.CLASSIFIER, maxRows);
        output = new Dense(weights, "classifier.fc2", maxRows);
        inner = new float[maxRows * hidden];
        innerSlopes = new float[maxRows * hidden];
        logits = new float[maxRows * spec.classes()];
    }

    /**
     * Scores directions.
     *
     * @param x sequences, one after the other
     * @param rows how many
     * @param noise dropout
     * @return logits [rows][T], live until the next call
     */
    public float[] forward(float[] x, int rows, RowNoise noise) {
        trunk.forward(x, rows, noise, inner);
        Convolution.rectify(inner, 0, rows * hidden);
        output.forward(inner, rows, logits);
        return logits;
    }

    /**
     * Adds to the gradient; must follow {@link #forward}, whose sequences must still be there.
     *
     * @param slopes slope of the loss by the logits [rows][T] of that call
     */
    public void backward(float[] slopes) {
        int rows = trunk.rows();
        output.backward(slopes, rows, innerSlopes);
        Convolution.maskBelow(inner, 0, innerSlopes, 0, rows * hidden);
        trunk.backward(innerSlopes);
    }

    /** Moves the gradient gathered since the last call to the shared parameters, adding. */
    public void collect() {
        trunk.collect();
        output.collect();
    }
}
