package org.bearing.training.bianco.method;

import org.bearing.training.bianco.network.Decoder;
import org.bearing.training.bianco.network.Encoder;
import org.bearing.training.bianco.network.Items;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;

/** What a whole model needs to tell a sequence whose direction is known: the bound of equation 9 without the label's prior. */
public final class LabelledBound {
    private static final int PART = 32;
    private static final double BIT = Math.log(2);

    private LabelledBound() {}

    /**
     * Measures it, with one z for each sequence and without dropout.
     *
     * @param weights whole
     * @param sequences all with labels, at least one
     * @param seed of the z
     * @return -log2 p(x|y,z) + log2 q(z|x,y) - log2 p(z) per phase, mean over the sequences, bits; of phases in units of pi, so that
     *     the uniform density needs 1
     */
    public static double bitsPerPhase(VaeWeights weights, Sequences sequences, long seed) {
        int size = weights.spec().shape().size();
        Encoder encoder = new Encoder(weights, PART, PART);
        Decoder decoder = new Decoder(weights, PART);
        Latents latents = new Latents(PART, weights.spec().latent(), false);
        Items items = new Items(PART);
        float[] x = new float[PART * size];
        double[] divergence = new double[PART];
        double[] logDensity = new double[PART];
        double sum = 0;
        for (int first = 0; first < sequences.size(); first += PART) {
            items.clear();
            for (int row = 0; row < Math.min(PART, sequences.size() - first); row++) {
                sequences.read(first + row, x, row * size);
                items.add(row, sequences.label(first + row), 1);
            }
            RowNoise noise = new RowNoise(seed, first, false);
            encoder.forward(x, items.count(), noise, items, latents.mean, latents.logScale);
            latents.draw(items, noise, divergence);
            decoder.evaluate(x, items, latents.z, noise, logDensity, null);
            for (int item = 0; item < items.count(); item++) {
                sum += divergence[item] - logDensity[item];
            }
        }
        return sum / (BIT * size * sequences.size());
    }
}
