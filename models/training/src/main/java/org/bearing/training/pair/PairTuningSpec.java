package org.bearing.training.pair;

/**
 * How a pair model is tuned.
 *
 * @param steps batches at most
 * @param learningRate first one; it falls to 0 by a half cosine
 * @param alpha weight of the labels in the classifier's loss (Bianco et al. 2021, eq. 11)
 * @param unlabelledWeight weight of unlabelled rows beside labelled ones; 1 in eq. 11
 * @param top labels that are tried for an unlabelled row
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
        double dropout,
        double labelDeg,
        long seed) {
    /** Chosen on simulated rooms of validation speakers with 50 labels, with a place for each and with ten seats. */
    public static final PairTuningSpec USUAL = new PairTuningSpec(300, 3e-4, 10, 1, 3, 0.2, 3, 1);

    public PairTuningSpec {
        if (!(steps >= 1 && learningRate > 0 && alpha > 0 && unlabelledWeight > 0 && top >= 1 && labelDeg > 0)) {
            throw new IllegalArgumentException(
                    "steps, learningRate, alpha, unlabelledWeight, top and labelDeg must be above 0: " + steps + ", "
                            + learningRate + ", " + alpha + ", " + unlabelledWeight + ", " + top + ", " + labelDeg);
        }
    }

    /** {@return the same with another number of batches} */
    public PairTuningSpec withSteps(int other) {
        return new PairTuningSpec(other, learningRate, alpha, unlabelledWeight, top, dropout, labelDeg, seed);
    }
}
