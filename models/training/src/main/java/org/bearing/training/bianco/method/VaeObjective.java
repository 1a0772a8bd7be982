package org.bearing.training.bianco.method;

import java.util.Arrays;
import org.bearing.training.bianco.network.Classifier;
import org.bearing.training.bianco.network.Decoder;
import org.bearing.training.bianco.network.Encoder;
import org.bearing.training.bianco.network.Items;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;

/**
 * The loss of VAE-SSL, summed over sequences (equations 9 to 11):
 * C(x,y) = -log p(x|y,z) - log p(y) - log p(z) + log q(z|x,y) with one z; a labelled sequence adds C - alpha log q(y|x), an
 * unlabelled one D = sum over y of q(y|x) [C(x,y) + log q(y|x)].
 */
final class VaeObjective implements Objective {
    private static final int NETWORKS = 3;
    /** A label below adds nothing that a float could show. */
    private static final double LEAST_PROBABILITY = 1e-30;

    private final VaeSetting setting;
    private final int classes;
    private final int maxRows;
    private final Classifier classifier;
    private final Encoder encoder;
    private final Decoder decoder;
    private final Items items;
    private final Latents latents;
    private final Softmax posterior;
    private final double[] divergence;
    private final double[] logDensity;
    private final float[] byLogits;

    VaeObjective(VaeWeights weights, VaeSetting setting, int maxRows) {
        this.setting = setting;
        this.maxRows = maxRows;
        classes = weights.spec().classes();
        int maxItems = maxRows * Math.min(classes, setting.labels());
        classifier = new Classifier(weights, maxRows);
        encoder = new Encoder(weights, maxRows, maxItems);
        decoder = new Decoder(weights, maxItems);
        items = new Items(maxItems);
        latents = new Latents(maxItems, weights.spec().latent(), setting.analyticDivergence());
        posterior = new Softmax(classes);
        divergence = new double[maxItems];
        logDensity = new double[maxItems];
        byLogits = new float[maxRows * classes];
    }

    @Override
    public int networks() {
        return NETWORKS;
    }

    @Override
    public boolean usesUnlabelled() {
        return true;
    }

    @Override
    public boolean drops(int epoch) {
        return true;
    }

    @Override
    public int maxRows() {
        return maxRows;
    }

    @Override
    public LossTerms generative(float[] x, int[] labels, int rows, RowNoise noise) {
        items.clear();
        if (labels[0] >= 0) {
            for (int row = 0; row < rows; row++) {
                items.add(row, labels[row], 1);
            }
            return bound(x, rows, noise);
        }
        double negativeEntropy = enumerate(classifier.forward(x, rows, noise), rows);
        LossTerms terms = bound(x, rows, noise);
        learnPosterior(rows);
        return terms.plus(new LossTerms(0, 0, 0, negativeEntropy, 0));
    }

    /** Lists the labels of every sequence with their probabilities. */
    private double enumerate(float[] logits, int rows) {
        double negativeEntropy = 0;
        for (int row = 0; row < rows; row++) {
            posterior.of(logits, row * classes);
            posterior.keep(setting.labels());
            for (int label = 0; label < classes; label++) {
                double q = posterior.probability(label);
                if (q > LEAST_PROBABILITY) {
                    items.add(row, label, q);
                    negativeEntropy += q * Math.log(q);
                }
            }
        }
        return negativeEntropy;
    }

    /** Weighted sum of C over the items, with its gradient in encoder and decoder. */
    private LossTerms bound(float[] x, int rows, RowNoise noise) {
        encoder.forward(x, rows, noise, items, latents.mean, latents.logScale);
        latents.draw(items, noise, divergence);
        decoder.evaluate(x, items, latents.z, noise, logDensity, latents.byZ);
        latents.back(items);
        encoder.backward(items, latents.mean, latents.logScale);
        double reconstruction = 0;
        double apart = 0;
        double prior = 0;
        for (int item = 0; item < items.count(); item++) {
            double weight = items.weight(item);
            reconstruction -= weight * logDensity[item];
            apart += weight * divergence[item];
            prior += weight * Math.log(classes);
        }
        return new LossTerms(reconstruction, apart, prior, 0, 0);
    }

    /** dD / d logit of y = q (C + log q - D), all over the labels enumerated; must follow {@link #bound}. */
    private void learnPosterior(int rows) {
        Arrays.fill(byLogits, 0, rows * classes, 0f);
        int first = 0;
        while (first < items.count()) {
            int end = first;
            double mean = 0;
            while (end < items.count() && items.row(end) == items.row(first)) {
                mean += items.weight(end) * cost(end);
                end++;
            }
            for (int item = first; item < end; item++) {
                byLogits[items.row(item) * classes + items.label(item)] =
                        (float) (items.weight(item) * (cost(item) - mean));
            }
            first = end;
        }
        classifier.backward(byLogits);
    }

    /** C + log q, but for the label's prior, which is the same for all. */
    private double cost(int item) {
        return divergence[item] - logDensity[item] + Math.log(items.weight(item));
    }

    @Override
    public LossTerms supervised(float[] x, int[] labels, int rows, RowNoise noise) {
        if (setting.alpha() == 0) {
            return LossTerms.NONE;
        }
        float[] logits = classifier.forward(x, rows, noise);
        double sum = CrossEntropy.plain(posterior, logits, labels, rows, classes, setting.alpha(), byLogits);
        classifier.backward(byLogits);
        return new LossTerms(0, 0, 0, 0, setting.alpha() * sum);
    }

    @Override
    public void collect(int network) {
        switch (network) {
            case 0 -> classifier.collect();
            case 1 -> encoder.collect();
            default -> decoder.collect();
        }
    }
}
