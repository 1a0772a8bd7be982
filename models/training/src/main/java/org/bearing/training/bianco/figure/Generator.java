package org.bearing.training.bianco.figure;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.bearing.training.bianco.network.Decoder;
import org.bearing.training.bianco.network.Encoder;
import org.bearing.training.bianco.network.Items;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.network.VonMises;

/** Makes phase sequences with a whole vae-ssl: from a direction alone (eq. 14), or like a sequence (eq. 15 and 16). One thread. */
final class Generator {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final VaeWeights weights;
    private final Encoder encoder;
    private final Decoder decoder;
    private final SplittableRandom random;

    /**
     * Prepares.
     *
     * @param weights whole
     * @param seed of everything drawn
     */
    Generator(VaeWeights weights, long seed) {
        this.weights = weights;
        encoder = new Encoder(weights, 1, 1);
        decoder = new Decoder(weights, 1);
        random = new SplittableRandom(seed);
    }

    /** A generated sequence: the decoder's mean, and one draw around it; phases over pi, frame after frame. */
    static final class Made {
        private final float[] mean;
        private final float[] drawn;

        private Made(float[] mean, float[] drawn) {
            this.mean = mean;
            this.drawn = drawn;
        }

        float[] mean() {
            return mean;
        }

        float[] drawn() {
            return drawn;
        }
    }

    /** {@return a sequence from a class, z drawn from its prior} */
    Made generate(int label) {
        float[] z = new float[weights.spec().latent()];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) random.nextGaussian();
        }
        return decode(z, label);
    }

    /** {@return a sequence like x of a class, z drawn from q(z|x,y)} */
    Made reconstruct(float[] x, int label) {
        int size = weights.spec().latent();
        float[] mean = new float[size];
        float[] logScale = new float[size];
        Items items = new Items(1);
        items.add(0, label, 1);
        encoder.forward(x, 1, RowNoise.NONE, items, mean, logScale);
        float[] z = new float[size];
        for (int i = 0; i < size; i++) {
            z[i] = (float) (mean[i] + Math.exp(logScale[i]) * random.nextGaussian());
        }
        return decode(z, label);
    }

    private Made decode(float[] z, int label) {
        int size = weights.spec().shape().size();
        float[] mean = new float[size];
        float[] deviation = new float[size];
        decoder.decode(z, label, mean, deviation);
        float[] drawn = new float[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = (float) draw(mean[i], deviation[i]);
        }
        return new Made(mean, drawn);
    }

    private double draw(double mean, double deviation) {
        return switch (weights.spec().density()) {
            case TRUNCATED_NORMAL -> truncated(mean, deviation, random.nextDouble());
            case NORMAL -> mean + deviation * random.nextGaussian();
            case VON_MISES -> VonMises.draw(mean, deviation, random);
        };
    }

    /** {@return x = m + s Phi^-1(Phi(a) + u (Phi(b) - Phi(a))), between -1 and 1} */
    static double truncated(double mean, double deviation, double u) {
        double below = NORMAL.cumulativeProbability((-1 - mean) / deviation);
        double above = NORMAL.cumulativeProbability((1 - mean) / deviation);
        double x = mean + deviation * NORMAL.inverseCumulativeProbability(below + u * (above - below));
        return Math.max(-1, Math.min(1, x));
    }
}
