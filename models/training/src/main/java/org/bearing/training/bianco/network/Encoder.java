package org.bearing.training.bianco.network;

import java.util.Arrays;

/** q(z|x,y): trunk plus label, ReLU, mean and log standard deviation; one thread's buffers over shared weights. One thread at a time. */
public final class Encoder {
    private final int hidden;
    private final Trunk trunk;
    private final LabelRows labels;
    private final Dense mean;
    private final Dense logScale;
    private final float[] sums;
    private final float[] inner;
    private final float[] innerSlopes;
    private final float[] scaleSlopes;
    private final float[] rowSlopes;

    /**
     * Makes a replica.
     *
     * @param weights shared, whole
     * @param maxRows the most sequences at a time
     * @param maxItems the most pairs of a sequence and a label at a time
     */
    public Encoder(VaeWeights weights, int maxRows, int maxItems) {
        hidden = weights.spec().hidden();
        trunk = new Trunk(weights, "encoder", Noise.ENCODER, maxRows);
        labels = new LabelRows(weights, "encoder.fc1y");
        mean = new Dense(weights, "encoder.fc3mean", maxItems);
        logScale = new Dense(weights, "encoder.fc3scale", maxItems);
        sums = new float[maxRows * hidden];
        inner = new float[maxItems * hidden];
        innerSlopes = new float[maxItems * hidden];
        scaleSlopes = new float[maxItems * hidden];
        rowSlopes = new float[maxRows * hidden];
    }

    /**
     * Encodes; the convolutions run once per sequence, whatever the number of its labels.
     *
     * @param x sequences, one after the other
     * @param rows how many
     * @param noise dropout
     * @param items pairs of sequence and label
     * @param intoMean receives the means of z [items][latent]
     * @param intoLogScale receives the logarithms of its standard deviations
     */
    public void forward(float[] x, int rows, RowNoise noise, Items items, float[] intoMean, float[] intoLogScale) {
        trunk.forward(x, rows, noise, sums);
        for (int item = 0; item < items.count(); item++) {
            System.arraycopy(sums, items.row(item) * hidden, inner, item * hidden, hidden);
        }
        labels.add(items.labels(), items.count(), inner);
        Convolution.rectify(inner, 0, items.count() * hidden);
        mean.forward(inner, items.count(), intoMean);
        logScale.forward(inner, items.count(), intoLogScale);
    }

    /**
     * Adds to the gradient; must follow {@link #forward}, whose sequences and items must still be there.
     *
     * @param items as there
     * @param byMean slopes of the loss by the means
     * @param byLogScale slopes of the loss by the logarithms
     */
    public void backward(Items items, float[] byMean, float[] byLogScale) {
        int count = items.count();
        mean.backward(byMean, count, innerSlopes);
        logScale.backward(byLogScale, count, scaleSlopes);
        LabelRows.addRow(scaleSlopes, 0, innerSlopes, 0, count * hidden);
        Convolution.maskBelow(inner, 0, innerSlopes, 0, count * hidden);
        labels.backward(items.labels(), count, innerSlopes);
        Arrays.fill(rowSlopes, 0, trunk.rows() * hidden, 0f);
        for (int item = 0; item < count; item++) {
            LabelRows.addRow(innerSlopes, item * hidden, rowSlopes, items.row(item) * hidden, hidden);
        }
        trunk.backward(rowSlopes);
    }

    /** Moves the gradient gathered since the last call to the shared parameters, adding. */
    public void collect() {
        trunk.collect();
        labels.collect();
        mean.collect();
        logScale.collect();
    }
}
