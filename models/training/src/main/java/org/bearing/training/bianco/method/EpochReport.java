package org.bearing.training.bianco.method;

/**
 * What an epoch brought.
 *
 * @param epoch its number, from 1
 * @param labelled loss of its labelled batches, summed
 * @param unlabelled loss of its unlabelled batches, summed
 * @param accuracy on the sequences that choose the model, in [0, 1]
 * @param best whether that is the best so far
 */
public record EpochReport(int epoch, LossTerms labelled, LossTerms unlabelled, double accuracy, boolean best) {}
