package org.bearing.training.bianco.method;

/**
 * The choices in the objective of VAE-SSL.
 *
 * @param alpha weight of the labelled sequences' cross-entropy, equation 11; the released code's default is 5000, the paper tries
 *     500 to 10000
 * @param labels how many labels of an unlabelled sequence are enumerated, at least 1; T or more: exactly equation 10. With
 *     fewer, q(y|x) is restricted to its most probable labels and renormalised: that is a posterior too, so the loss stays a bound on
 *     -log p(x), only a looser one, and it costs in proportion
 * @param analyticDivergence whether log q(z|x,y) - log p(z) is its expectation instead of one sample
 */
public record VaeSetting(double alpha, int labels, boolean analyticDivergence) {
    private static final double ALPHA = 5000;

    /** The released code's: exact enumeration, sampled divergence. */
    public static final VaeSetting PAPER = new VaeSetting(ALPHA, Integer.MAX_VALUE, false);

    /** Checks the ranges. */
    public VaeSetting {
        if (!(alpha >= 0) || labels < 1) {
            throw new IllegalArgumentException("alpha >= 0, labels >= 1: " + alpha + ", " + labels);
        }
    }
}
