package org.bearing.inference.manifest;

import java.util.List;

/**
 * Where the weights come from.
 *
 * @param dataVersion name or hash of the training data
 * @param examples training examples
 * @param seed of the trainer
 * @param licence of the weights, an SPDX expression
 * @param attributions what the licences of the training data ask to be said
 */
public record TrainingRecord(String dataVersion, long examples, long seed, String licence, List<String> attributions) {
    public TrainingRecord {
        attributions = List.copyOf(attributions);
    }
}
