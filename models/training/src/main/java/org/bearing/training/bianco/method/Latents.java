package org.bearing.training.bianco.method;

import org.bearing.training.bianco.network.Items;
import org.bearing.training.bianco.network.RowNoise;

/** One z per item, z = m + s e, with log q(z|x,y) - log p(z) and the slopes back to mean and log s. */
final class Latents {
    private final int size;
    private final boolean analytic;
    final float[] mean;
    final float[] logScale;
    final float[] z;
    final float[] byZ;
    private final float[] noise;

    Latents(int maxItems, int size, boolean analytic) {
        this.size = size;
        this.analytic = analytic;
        mean = new float[maxItems * size];
        logScale = new float[maxItems * size];
        z = new float[maxItems * size];
        byZ = new float[maxItems * size];
        noise = new float[maxItems * size];
    }

    /** Draws z from mean and log scale, and gives the divergence of every item. */
    void draw(Items items, RowNoise random, double[] divergence) {
        for (int item = 0; item < items.count(); item++) {
            int at = item * size;
            random.latent(items.row(item), items.label(item), noise, at, size);
            double sum = 0;
            for (int i = at; i < at + size; i++) {
                double scale = Math.exp(logScale[i]);
                double value = mean[i] + scale * noise[i];
                z[i] = (float) value;
                double square = analytic
                        ? (double) mean[i] * mean[i] + scale * scale - 1
                        : value * value - (double) noise[i] * noise[i];
                sum += 0.5 * square - logScale[i];
            }
            divergence[item] = sum;
        }
    }

    /**
     * From the decoder's slopes by z to those of the weighted loss by mean and log scale, which replace the values. The sampled
     * log q depends on the scale only: along z = m + s e its square stays e^2.
     */
    void back(Items items) {
        for (int item = 0; item < items.count(); item++) {
            float weight = items.weight(item);
            for (int i = item * size; i < (item + 1) * size; i++) {
                double scale = Math.exp(logScale[i]);
                double m = mean[i];
                double byValue = analytic ? byZ[i] : byZ[i] + (double) weight * z[i];
                double byScale = analytic ? weight * (scale * scale - 1) : -weight;
                mean[i] = (float) (byValue + (analytic ? weight * m : 0));
                logScale[i] = (float) (byValue * scale * noise[i] + byScale);
            }
        }
    }
}
