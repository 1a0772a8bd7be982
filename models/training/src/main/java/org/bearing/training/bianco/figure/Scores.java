package org.bearing.training.bianco.figure;

import java.util.Locale;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.bianco.recipe.SequenceSubset;

/**
 * Errors of one method.
 *
 * @param maeDeg mean absolute error of the azimuth (eq. 17), degrees
 * @param accuracyPercent share of answers whose nearest class is the label's (eq. 18); not a number off the grid
 * @param count sequences
 */
record Scores(double maeDeg, double accuracyPercent, int count) {
    /**
     * Sums up answers.
     *
     * @param answersDeg azimuths, one for each sequence
     * @param sequences each from one position
     */
    static Scores of(double[] answersDeg, SequenceSubset sequences) {
        PairGrid grid = sequences.all().grid();
        double error = 0;
        int labelled = 0;
        int right = 0;
        for (int i = 0; i < answersDeg.length; i++) {
            double truth = sequences.all().position(sequences.index(i)).azimuthDeg();
            error += Math.abs(answersDeg[i] - truth);
            int label = grid.label(truth);
            labelled += label >= 0 ? 1 : 0;
            right += label >= 0 && Math.abs(answersDeg[i] - truth) < grid.stepDeg() / 2.0 ? 1 : 0;
        }
        double accuracy = labelled == answersDeg.length ? 100.0 * right / labelled : Double.NaN;
        return new Scores(error / answersDeg.length, accuracy, answersDeg.length);
    }

    /** {@return for a table: error, and accuracy where there is one} */
    @Override
    public String toString() {
        return Double.isNaN(accuracyPercent)
                ? String.format(Locale.ROOT, "%.2f", maeDeg)
                : String.format(Locale.ROOT, "%.2f / %.1f", maeDeg, accuracyPercent);
    }
}
