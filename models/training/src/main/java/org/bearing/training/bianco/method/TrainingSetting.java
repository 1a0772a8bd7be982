package org.bearing.training.bianco.method;

/**
 * How long and how fast to train, by Adam with betas 0.9 and 0.999.
 *
 * @param batch sequences per step, labelled or unlabelled, 256 in the paper
 * @param learningRate of Adam, 5e-5 in the paper
 * @param maxEpochs the most passes through the data, 1000 in the released code
 * @param patience passes without a better accuracy after which training ends, 99 in the released code
 * @param twoSteps whether, as in the released code's library, each of the two losses moves all parameters for itself at every
 *     batch; the parameters that a loss does not concern then coast on their momentum
 * @param threads parts of a batch that run at the same time; results are the same for the same number
 * @param seed of order, dropout and latent noise
 */
public record TrainingSetting(
        int batch, double learningRate, int maxEpochs, int patience, boolean twoSteps, int threads, long seed) {
    private static final int BATCH = 256;
    private static final double LEARNING_RATE = 5e-5;
    private static final int MAX_EPOCHS = 1000;
    private static final int PATIENCE = 99;

    /** Checks the ranges. */
    public TrainingSetting {
        if (batch < 1 || !(learningRate > 0) || maxEpochs < 1 || patience < 1 || threads < 1) {
            throw new IllegalArgumentException("batch, epochs, patience and threads >= 1, learning rate > 0: " + batch
                    + ", " + maxEpochs + ", " + patience + ", " + threads + ", " + learningRate);
        }
    }

    /**
     * The released code's, with one step per batch.
     *
     * @param threads to use
     * @param seed of everything random
     * @return the setting
     */
    public static TrainingSetting paper(int threads, long seed) {
        return new TrainingSetting(BATCH, LEARNING_RATE, MAX_EPOCHS, PATIENCE, false, threads, seed);
    }
}
