package org.bearing.training.bianco.method;

/** -log of the probability of the right label. */
final class CrossEntropy {
    private CrossEntropy() {}

    /** Sum over rows, unweighted; the slopes by the logits are those of the sum times the weight. */
    static double plain(
            Softmax softmax, float[] logits, int[] labels, int rows, int classes, double weight, float[] slopes) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            sum += softmax.of(logits, at) - logits[at + labels[row]];
            for (int k = 0; k < classes; k++) {
                double right = k == labels[row] ? 1 : 0;
                slopes[at + k] = (float) (weight * (softmax.probability(k) - right));
            }
        }
        return sum;
    }

    /**
     * The same of probabilities taken for logits once more, as the released code of the paper's CNN: softmax at the end of the
     * network, and a loss that has a softmax of its own. For T = 19 it cannot fall below 2.031.
     */
    static double twice(
            Softmax softmax, float[] logits, int[] labels, int rows, int classes, double weight, float[] slopes) {
        double sum = 0;
        float[] first = new float[classes];
        float[] byFirst = new float[classes];
        int[] label = new int[1];
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            softmax.of(logits, at);
            for (int k = 0; k < classes; k++) {
                first[k] = (float) softmax.probability(k);
            }
            label[0] = labels[row];
            sum += plain(softmax, first, label, 1, classes, weight, byFirst);
            double mean = 0;
            for (int k = 0; k < classes; k++) {
                mean += (double) first[k] * byFirst[k];
            }
            for (int k = 0; k < classes; k++) {
                slopes[at + k] = (float) (first[k] * (byFirst[k] - mean));
            }
        }
        return sum;
    }
}
