package org.bearing.training.pair;

/**
 * How a pair model is tuned.
 *
 * @param steps batches at most
 * @param learningRate first one; it falls to 0 by a half cosine
 * @param alpha weight of the labels in the classifier's loss (Bianco et al. 2021, eq. 11)
 * @param unlabelledWeight weight of unlabelled rows beside labelled ones; 1 in eq. 11
 * @param top labels that are tried for an unlabelled row
 * @param pull how strongly weights are drawn back to where they began, in parts of the learning rate
 * @param frozen layers of the classifier, from its input, that stay as they are
 * @param dropout of the classifier's hidden layers
 * @param labelDeg standard deviation of the soft labels, degrees
 * @param seed of everything random
 */
public record PairTuningSpec(
        int steps,
        double learningRate,
        double alpha,
        double unlabelledWeight,
        int top,
        double pull,
        int frozen,
        double dropout,
        double labelDeg,
        long seed) {
    /** Chosen on validation rooms. */
    public static final PairTuningSpec USUAL = new PairTuningSpec(300, 3e-4, 100, 1, 5, 0, 0, 0.2, 3, 1);

    public PairTuningSpec {
        if (!(steps >= 1 && learningRate > 0 && alpha > 0 && unlabelledWeight > 0 && top >= 1 && pull >= 0)) {
            throw new IllegalArgumentException("steps, learningRate, alpha, unlabelledWeight and top must be above 0: "
                    + steps + ", " + learningRate + ", " + alpha + ", " + unlabelledWeight + ", " + top + ", " + pull);
        }
    }
}
