package org.bearing.training.bianco.method;

/**
 * The parts of the loss of equation 11, each summed over the sequences of a batch (over labels, weighted by q(y|x)), in nats.
 *
 * @param reconstruction sum of -log p(x|y,z)
 * @param divergence sum of log q(z|x,y) - log p(z), at the sampled z or as its expectation
 * @param prior sum of -log p(y), p(y) = 1 / T
 * @param negativeEntropy sum of q(y|x) log q(y|x) of unlabelled sequences, equation 10
 * @param classification sum of -alpha log q(y|x) of labelled sequences
 */
public record LossTerms(
        double reconstruction, double divergence, double prior, double negativeEntropy, double classification) {
    /** Nothing yet. */
    public static final LossTerms NONE = new LossTerms(0, 0, 0, 0, 0);

    /** {@return the loss} */
    public double total() {
        return reconstruction + divergence + prior + negativeEntropy + classification;
    }

    LossTerms plus(LossTerms other) {
        return new LossTerms(
                reconstruction + other.reconstruction,
                divergence + other.divergence,
                prior + other.prior,
                negativeEntropy + other.negativeEntropy,
                classification + other.classification);
    }
}
