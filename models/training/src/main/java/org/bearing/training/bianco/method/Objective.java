package org.bearing.training.bianco.method;

import org.bearing.training.bianco.network.RowNoise;

/** One thread's loss and gradient of part of a batch. */
interface Objective {
    /** The networks that {@link #collect} knows, from 0. */
    int networks();

    /** Whether sequences without label teach it anything. */
    boolean usesUnlabelled();

    /** Whether dropout is on. */
    boolean drops(int epoch);

    /**
     * Adds the gradient of the generative part of the loss.
     *
     * @param x sequences, one after the other
     * @param labels of them, or all unlabelled
     * @param rows how many
     * @param noise of these rows
     * @return what they add to the loss
     */
    LossTerms generative(float[] x, int[] labels, int rows, RowNoise noise);

    /** Adds the gradient of the classifier's own part, of labelled sequences; see {@link #generative}. */
    LossTerms supervised(float[] x, int[] labels, int rows, RowNoise noise);

    /** Most rows at a time. */
    int maxRows();

    /** Moves the gradient of one network to the shared parameters, adding. */
    void collect(int network);
}
