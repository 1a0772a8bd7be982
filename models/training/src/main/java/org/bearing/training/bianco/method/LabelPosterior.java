package org.bearing.training.bianco.method;

import org.bearing.training.bianco.network.Classifier;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;

/** q(y|x) of many sequences, without dropout (equations 12 and 13). One thread at a time. */
public final class LabelPosterior {
    private static final int PART = 32;

    private final int classes;
    private final int size;
    private final Classifier classifier;
    private final Softmax softmax;
    private final float[] part;

    /**
     * Makes a reader of the classifier's weights as they are at every call.
     *
     * @param weights of a classifier
     */
    public LabelPosterior(VaeWeights weights) {
        classes = weights.spec().classes();
        size = weights.spec().shape().size();
        classifier = new Classifier(weights, PART);
        softmax = new Softmax(classes);
        part = new float[PART * size];
    }

    /**
     * Probabilities of the directions.
     *
     * @param sequences whose labels do not matter
     * @return [sequences][T]
     */
    public float[] of(Sequences sequences) {
        float[] all = new float[sequences.size() * classes];
        for (int first = 0; first < sequences.size(); first += PART) {
            int rows = Math.min(PART, sequences.size() - first);
            for (int row = 0; row < rows; row++) {
                sequences.read(first + row, part, row * size);
            }
            float[] logits = classifier.forward(part, rows, RowNoise.NONE);
            for (int row = 0; row < rows; row++) {
                softmax.of(logits, row * classes);
                for (int k = 0; k < classes; k++) {
                    all[(first + row) * classes + k] = (float) softmax.probability(k);
                }
            }
        }
        return all;
    }

    /**
     * Share of sequences whose likeliest direction is their label (equation 18, without the 100).
     *
     * @param sequences all with labels
     * @return in [0, 1]; 0 if there are none
     */
    public double accuracy(Sequences sequences) {
        float[] all = of(sequences);
        int right = 0;
        for (int i = 0; i < sequences.size(); i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = all[i * classes + k] > all[i * classes + best] ? k : best;
            }
            right += best == sequences.label(i) ? 1 : 0;
        }
        return right / (double) Math.max(1, sequences.size());
    }
}
