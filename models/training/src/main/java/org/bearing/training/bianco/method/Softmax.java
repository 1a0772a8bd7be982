package org.bearing.training.bianco.method;

import java.util.Arrays;

/** Probabilities from logits, and which are the largest. */
final class Softmax {
    private final double[] probability;
    private final int[] kept;

    Softmax(int classes) {
        probability = new double[classes];
        kept = new int[classes];
    }

    /** Of one row of logits; {@link #probability} tells the result. Returns the logarithm of the sum of their powers. */
    double of(float[] logits, int at) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < probability.length; k++) {
            largest = Math.max(largest, logits[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < probability.length; k++) {
            probability[k] = Math.exp(logits[at + k] - largest);
            sum += probability[k];
        }
        for (int k = 0; k < probability.length; k++) {
            probability[k] /= sum;
        }
        return largest + Math.log(sum);
    }

    double probability(int label) {
        return probability[label];
    }

    /** Keeps the most probable labels and makes their probabilities sum to 1; the others' become 0. */
    void keep(int count) {
        if (count >= probability.length) {
            return;
        }
        Arrays.fill(kept, 0);
        double sum = 0;
        for (int n = 0; n < count; n++) {
            int best = -1;
            for (int k = 0; k < probability.length; k++) {
                if (kept[k] == 0 && (best < 0 || probability[k] > probability[best])) {
                    best = k;
                }
            }
            kept[best] = 1;
            sum += probability[best];
        }
        for (int k = 0; k < probability.length; k++) {
            probability[k] = kept[k] * probability[k] / sum;
        }
    }
}
