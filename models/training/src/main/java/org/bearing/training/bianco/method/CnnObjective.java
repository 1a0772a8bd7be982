package org.bearing.training.bianco.method;

import org.bearing.training.bianco.network.Classifier;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;

/** Cross-entropy of the classifier alone, of labelled sequences; summed, since Adam does not mind a factor. */
final class CnnObjective implements Objective {
    private final CnnSetting setting;
    private final int classes;
    private final int maxRows;
    private final Classifier classifier;
    private final Softmax softmax;
    private final float[] byLogits;

    CnnObjective(VaeWeights weights, CnnSetting setting, int maxRows) {
        this.setting = setting;
        this.maxRows = maxRows;
        classes = weights.spec().classes();
        classifier = new Classifier(weights, maxRows);
        softmax = new Softmax(classes);
        byLogits = new float[maxRows * classes];
    }

    @Override
    public int networks() {
        return 1;
    }

    @Override
    public boolean usesUnlabelled() {
        return false;
    }

    @Override
    public boolean drops(int epoch) {
        return epoch == 0 || !setting.dropoutOnce();
    }

    @Override
    public int maxRows() {
        return maxRows;
    }

    @Override
    public LossTerms generative(float[] x, int[] labels, int rows, RowNoise noise) {
        return LossTerms.NONE;
    }

    @Override
    public LossTerms supervised(float[] x, int[] labels, int rows, RowNoise noise) {
        float[] logits = classifier.forward(x, rows, noise);
        double sum = setting.softmaxTwice()
                ? CrossEntropy.twice(softmax, logits, labels, rows, classes, 1, byLogits)
                : CrossEntropy.plain(softmax, logits, labels, rows, classes, 1, byLogits);
        classifier.backward(byLogits);
        return new LossTerms(0, 0, 0, 0, sum);
    }

    @Override
    public void collect(int network) {
        classifier.collect();
    }
}
