package org.bearing.training.pair;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.training.network.Parameter;

/**
 * The variational autoencoder of Bianco et al. 2021 on pair cues: classifier q(y|x), encoder q(z|x,y) and decoder p(x|y,z),
 * with a normal likelihood, one z per item, the divergence of z in closed form. One thread, batches of one size: rows are what
 * the classifier hears, items what encoder and decoder do (a row with a label, whether told or supposed).
 */
final class PairVae {
    /** Size of z. */
    static final int LATENT = 16;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** Bounds of the logarithm of a standard deviation. */
    private static final float LEAST_LOG = -3;

    private static final float MOST_LOG = 2;

    private final int width;
    private final int classes;
    private final int batch;
    private final int items;
    private final Stack classifier;
    private final Stack encoder;
    private final Stack decoder;
    private final SplittableRandom random;
    private final float[] encoderInput;
    private final float[] decoderInput;
    private final float[] noise;
    private final float[] logProbability;
    private final float[] classSlope;
    private final float[] encoderSlope;
    private final float[] decoderSlope;
    private final float[] encoded;

    /**
     * Makes a model with random weights.
     *
     * @param width cues
     * @param classes labels
     * @param hidden sizes of the classifier's hidden layers
     * @param generative size of the one hidden layer of encoder and decoder
     * @param batch rows at once
     * @param items items at once
     * @param dropout of the classifier's hidden layers
     * @param seed of weights, dropout and z
     */
    PairVae(
            int width,
            int classes,
            List<Integer> hidden,
            int generative,
            int batch,
            int items,
            double dropout,
            long seed) {
        this.width = width;
        this.classes = classes;
        this.batch = batch;
        this.items = items;
        random = new SplittableRandom(seed);
        List<Integer> sizes = Stream.of(List.of(width), hidden, List.of(classes))
                .flatMap(List::stream)
                .toList();
        classifier = new Stack("classifier", sizes, batch, dropout, random);
        encoder = new Stack("encoder", List.of(width + classes, generative, 2 * LATENT), items, 0, random);
        decoder = new Stack("decoder", List.of(LATENT + classes, generative, 2 * width), items, 0, random);
        encoderInput = new float[items * (width + classes)];
        decoderInput = new float[items * (LATENT + classes)];
        noise = new float[items * LATENT];
        logProbability = new float[batch * classes];
        classSlope = new float[batch * classes];
        encoderSlope = new float[items * 2 * LATENT];
        decoderSlope = new float[items * 2 * width];
        encoded = new float[items * 2 * LATENT];
    }

    int batch() {
        return batch;
    }

    int items() {
        return items;
    }

    int width() {
        return width;
    }

    int classes() {
        return classes;
    }

    List<Stack> networks() {
        return List.of(classifier, encoder, decoder);
    }

    List<Parameter> parameters() {
        return networks().stream()
                .flatMap(network -> network.parameters().stream())
                .toList();
    }

    void parametersChanged() {
        networks().forEach(Stack::parametersChanged);
    }

    /**
     * Computes log q(y|x).
     *
     * @param x a batch of cues
     * @param training whether to drop
     * @return by item and class; live
     */
    float[] classify(float[] x, boolean training) {
        float[] sums = classifier.forward(x, training, random);
        for (int row = 0; row < batch; row++) {
            int at = row * classes;
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                most = Math.max(most, sums[at + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(sums[at + c] - most);
            }
            double shift = most + Math.log(sum);
            for (int c = 0; c < classes; c++) {
                logProbability[at + c] = (float) (sums[at + c] - shift);
            }
        }
        return logProbability;
    }

    /**
     * The second term of eq. 11 for soft labels, with its gradient: -sum of target x log q(y|x), mean over the batch.
     *
     * @param x a batch of cues
     * @param target by item and class; each item's sum is 1
     * @return the mean
     */
    double classification(float[] x, float[] target) {
        classify(x, true);
        double loss = 0;
        for (int i = 0; i < classSlope.length; i++) {
            loss -= target[i] * logProbability[i] / batch;
            classSlope[i] = (float) ((Math.exp(logProbability[i]) - target[i]) / batch);
        }
        classifier.backward(classSlope);
        return loss;
    }

    /**
     * Sets the gradient of the classifier, for the rows of the last {@link #classify} in training.
     *
     * @param slope of a loss, by row and class, by what the logarithms are normalised from
     */
    void learn(float[] slope) {
        classifier.backward(slope);
    }

    /**
     * C(x, y) of eq. 9 by item, and the gradient of its weighted sum by encoder and decoder.
     *
     * @param x cues by item
     * @param y by item and class: one-hot, or shared by two neighbours
     * @param weight by item
     * @param cost receives C by item
     */
    void bound(float[] x, float[] y, float[] weight, double[] cost) {
        for (int row = 0; row < items; row++) {
            System.arraycopy(x, row * width, encoderInput, row * (width + classes), width);
            System.arraycopy(y, row * classes, encoderInput, row * (width + classes) + width, classes);
            System.arraycopy(y, row * classes, decoderInput, row * (LATENT + classes) + LATENT, classes);
        }
        float[] q = encoder.forward(encoderInput, true, random);
        System.arraycopy(q, 0, encoded, 0, encoded.length);
        for (int row = 0; row < items; row++) {
            cost[row] = draw(row);
        }
        float[] p = decoder.forward(decoderInput, true, random);
        for (int row = 0; row < items; row++) {
            cost[row] += likelihood(x, p, row, weight[row]);
        }
        float[] back = decoder.backward(decoderSlope);
        for (int row = 0; row < items; row++) {
            latentSlope(back, row, weight[row]);
        }
        encoder.backward(encoderSlope);
    }

    private static float bounded(float log) {
        return Math.max(LEAST_LOG, Math.min(MOST_LOG, log));
    }

    /** Draws z. {@return its divergence from the standard normal} */
    private double draw(int row) {
        double divergence = 0;
        for (int j = 0; j < LATENT; j++) {
            float mean = encoded[row * 2 * LATENT + j];
            float log = bounded(encoded[row * 2 * LATENT + LATENT + j]);
            float unit = (float) random.nextGaussian();
            noise[row * LATENT + j] = unit;
            decoderInput[row * (LATENT + classes) + j] = mean + (float) Math.exp(log) * unit;
            divergence += 0.5 * (mean * mean + Math.exp(2 * log) - 1) - log;
        }
        return divergence;
    }

    /** {@return -log p(x|y,z)}; sets its slope. */
    private double likelihood(float[] x, float[] p, int row, float weight) {
        double sum = 0;
        int mean = row * 2 * width;
        int deviation = mean + width;
        for (int i = 0; i < width; i++) {
            float log = bounded(p[deviation + i]);
            double scale = Math.exp(-log);
            double distance = (x[row * width + i] - p[mean + i]) * scale;
            sum += 0.5 * distance * distance + log + HALF_LOG_TWO_PI;
            decoderSlope[mean + i] = (float) (-weight * distance * scale);
            boolean free = p[deviation + i] > LEAST_LOG && p[deviation + i] < MOST_LOG;
            decoderSlope[deviation + i] = free ? (float) (weight * (1 - distance * distance)) : 0;
        }
        return sum;
    }

    private void latentSlope(float[] back, int row, float weight) {
        for (int j = 0; j < LATENT; j++) {
            int mean = row * 2 * LATENT + j;
            int deviation = mean + LATENT;
            float byZ = back[row * (LATENT + classes) + j];
            double s = Math.exp(bounded(encoded[deviation]));
            encoderSlope[mean] = byZ + weight * encoded[mean];
            boolean free = encoded[deviation] > LEAST_LOG && encoded[deviation] < MOST_LOG;
            double slope = byZ * noise[row * LATENT + j] * s + weight * (s * s - 1);
            encoderSlope[deviation] = free ? (float) slope : 0;
        }
    }
}
