package org.bearing.training.bianco.network;

import org.jspecify.annotations.Nullable;

/**
 * p(x|y,z): FC4 of z plus the label's row, ReLU, FC5, dropout, ReLU, two heads; one thread's buffers over shared weights. Forward and
 * backward run together item by item, so that an item's images stay in the cache; the fully connected layers take a
 * portion of items at a time. One thread at a time.
 */
public final class Decoder {
    /** Enough that FC5's weights are read seldom, few enough that its outputs fit. */
    private static final int PORTION = 128;

    private final VaeSpec spec;
    private final int hidden;
    private final int deepSize;
    private final Dense latent;
    private final LabelRows labels;
    private final Product wide;
    private final Bias wideBias;
    private final Head meanHead;
    private final Head scaleHead;
    private final PhaseLikelihood likelihood;
    private final int portion;
    private final float[] z;
    private final float[] bySomeZ;
    private final int[] someLabels;
    private final float[] inner;
    private final float[] innerSlopes;
    private final float[] deep;
    private final float[] deepSlopes;
    private final float[] deepSlopesOfScale;
    private final float[] mean;
    private final float[] scale;
    private final float[] byMean;
    private final float[] byScale;

    /**
     * Makes a replica.
     *
     * @param weights shared, whole
     * @param maxItems the most items it usually gets; more are taken in portions
     */
    public Decoder(VaeWeights weights, int maxItems) {
        spec = weights.spec();
        hidden = spec.hidden();
        deepSize = spec.shape().deepSize();
        portion = Math.min(PORTION, maxItems);
        latent = new Dense(weights, "decoder.fc4", portion);
        labels = new LabelRows(weights, "decoder.fc1y");
        wide = new Product(weights.weight("decoder.fc5"), portion);
        wideBias = new Bias(weights.bias("decoder.fc5"));
        meanHead = new Head(weights, "decoder.mean");
        scaleHead = new Head(weights, "decoder.scale");
        likelihood = new PhaseLikelihood(spec);
        z = new float[portion * spec.latent()];
        bySomeZ = new float[portion * spec.latent()];
        someLabels = new int[portion];
        inner = new float[portion * hidden];
        innerSlopes = new float[portion * hidden];
        deep = new float[deepSize];
        deepSlopes = new float[deepSize];
        deepSlopesOfScale = new float[deepSize];
        int size = spec.shape().size();
        mean = new float[size];
        scale = new float[size];
        byMean = new float[size];
        byScale = new float[size];
    }

    /**
     * Log-densities of sequences and, if asked, the gradient of the weighted sum of their negatives.
     *
     * @param x sequences, one after the other
     * @param items which sequence under which label, with what weight
     * @param latents z of every item [items][latent]
     * @param noise dropout
     * @param logDensity receives log p(x|y,z) of every item, in nats, of phases in units of pi
     * @param byLatents receives the slope of -sum(weight log p) by z; if absent, nothing is learnt
     */
    public void evaluate(
            float[] x,
            Items items,
            float[] latents,
            RowNoise noise,
            double[] logDensity,
            float @Nullable [] byLatents) {
        for (int first = 0; first < items.count(); first += portion) {
            int count = Math.min(portion, items.count() - first);
            start(items.labels(), latents, first, count);
            for (int i = 0; i < count; i++) {
                int row = items.row(first + i);
                boolean dropping = noise.dropping();
                image(i, dropping ? noise.seed(Noise.DECODER, row, items.label(first + i)) : 0, dropping);
                logDensity[first + i] = likelihood.value(x, row * spec.shape().size());
                if (byLatents != null) {
                    back(i, items.weight(first + i), dropping);
                }
            }
            if (byLatents != null) {
                finish(count);
                System.arraycopy(bySomeZ, 0, byLatents, first * spec.latent(), count * spec.latent());
            }
        }
    }

    private void start(int[] all, float[] latents, int first, int count) {
        System.arraycopy(latents, first * spec.latent(), z, 0, count * spec.latent());
        System.arraycopy(all, first, someLabels, 0, count);
        latent.forward(z, count, inner);
        labels.add(someLabels, count, inner);
        Convolution.rectify(inner, 0, count * hidden);
        wide.load(inner, 0, count);
        wide.multiply(count);
    }

    /** From FC5 to mean and deviation. */
    private void image(int item, long seed, boolean dropping) {
        wide.read(item, 1, deep, 0);
        wideBias.add(deep, 0, 1);
        if (dropping) {
            Noise.drop(deep, 0, deepSize, spec.dropout(), seed);
        }
        Convolution.rectify(deep, 0, deepSize);
        meanHead.forward(deep, mean);
        scaleHead.forward(deep, scale);
        likelihood.settle(mean, scale);
    }

    private void back(int item, double weight, boolean dropping) {
        likelihood.slopes(weight, byMean, byScale);
        meanHead.backward(byMean, deepSlopes);
        scaleHead.backward(byScale, deepSlopesOfScale);
        LabelRows.addRow(deepSlopesOfScale, 0, deepSlopes, 0, deepSize);
        Convolution.maskBelow(deep, 0, deepSlopes, 0, deepSize);
        if (dropping) {
            Noise.keep(deepSlopes, deepSize, spec.dropout());
        }
        wideBias.accumulate(deepSlopes, 0, 1);
        wide.slope(item, 1, deepSlopes, 0);
    }

    private void finish(int count) {
        wide.accumulate(count);
        wide.back(count, innerSlopes, 0);
        Convolution.maskBelow(inner, 0, innerSlopes, 0, count * hidden);
        labels.backward(someLabels, count, innerSlopes);
        latent.backward(innerSlopes, count, bySomeZ);
    }

    /**
     * Mean and standard deviation of one sequence, without dropout.
     *
     * @param latents z
     * @param label direction, in [0, T)
     * @param intoMean receives the means before truncation, in units of pi
     * @param intoDeviation receives the standard deviations before truncation
     */
    public void decode(float[] latents, int label, float[] intoMean, float[] intoDeviation) {
        start(new int[] {label}, latents, 0, 1);
        image(0, 0, false);
        for (int i = 0; i < intoMean.length; i++) {
            intoMean[i] = (float) likelihood.mean()[i];
            intoDeviation[i] = (float) likelihood.scale()[i];
        }
    }

    /** Moves the gradient gathered since the last call to the shared parameters, adding. */
    public void collect() {
        latent.collect();
        labels.collect();
        wide.collect();
        wideBias.collect();
        meanHead.collect();
        scaleHead.collect();
    }
}
