package org.bearing.training.bianco.network;

/**
 * What decides the networks' sizes and the decoder's density.
 *
 * @param shape of a sequence
 * @param classes T, number of directions, at least 2
 * @param hidden units of every inner fully connected layer, 200 in the paper
 * @param latent numbers in z, 50 in the paper
 * @param dropout share of the flattened convolution (and of the decoder's FC5) left out in training, in [0, 1)
 * @param density of a phase
 * @param deviation what the second head means
 */
public record VaeSpec(
        SequenceShape shape,
        int classes,
        int hidden,
        int latent,
        double dropout,
        Density density,
        Deviation deviation) {
    private static final int HIDDEN = 200;
    private static final int LATENT = 50;
    private static final double DROPOUT = 0.5;

    /** Checks the ranges. */
    public VaeSpec {
        if (classes < 2 || hidden < 1 || latent < 1 || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("classes >= 2, hidden >= 1, latent >= 1, dropout in [0, 1): " + classes
                    + ", " + hidden + ", " + latent + ", " + dropout);
        }
    }

    /**
     * The released code's networks.
     *
     * @param classes T, 19 for the paper's classroom, 13 for MIR
     * @return the specification
     */
    public static VaeSpec paper(int classes) {
        return new VaeSpec(
                SequenceShape.PAPER, classes, HIDDEN, LATENT, DROPOUT, Density.TRUNCATED_NORMAL, Deviation.AS_CODE);
    }

    /**
     * The same with another density.
     *
     * @param other of a phase
     * @return the specification
     */
    public VaeSpec with(Density other) {
        return new VaeSpec(shape, classes, hidden, latent, dropout, other, deviation);
    }
}
