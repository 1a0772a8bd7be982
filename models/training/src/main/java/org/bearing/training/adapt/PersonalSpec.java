package org.bearing.training.adapt;

import org.bearing.geometry.ConfigurationException;

/**
 * How a model is made one head's own.
 *
 * @param name of the new model
 * @param ownExamples examples with the head, a multiple of {@link #SHARD}
 * @param otherExamples examples with other heads, a multiple of {@link #SHARD}; 0 = none
 * @param epochs passes over them
 * @param learningRate first learning rate
 * @param testScenes scenes of each comparison
 * @param leftBiasDb by how much the file's left ear is known to be too loud, dB
 * @param seed of everything
 * @param threads how many work at once
 */
public record PersonalSpec(
        String name,
        int ownExamples,
        int otherExamples,
        int epochs,
        double learningRate,
        int testScenes,
        double leftBiasDb,
        long seed,
        int threads) {
    /** Examples per file. */
    public static final int SHARD = 2048;

    /** Examples per step. */
    static final int BATCH = 256;

    private static final int LEAST_SCENES = 50;

    public PersonalSpec {
        if (ownExamples < SHARD || ownExamples % SHARD != 0 || otherExamples < 0 || otherExamples % SHARD != 0) {
            throw new ConfigurationException("The examples must be multiples of " + SHARD + ", of the own head at least"
                    + " that, not " + ownExamples + " and " + otherExamples + ".");
        }
        if (epochs < 1 || testScenes < LEAST_SCENES || threads < 1 || !(learningRate > 0)) {
            throw new ConfigurationException("--epochs and --threads must be at least 1, --test-scenes at least "
                    + LEAST_SCENES + " and the learning rate above 0, not " + epochs + ", " + threads + ", "
                    + testScenes + " and " + learningRate + ".");
        }
    }
}
