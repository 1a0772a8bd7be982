package org.bearing.training.bianco.recipe;

/**
 * A set of recordings of a pair: every clip from every position, with sensor noise.
 *
 * @param name short, for folders and progress bars
 * @param responses the room
 * @param clips what is played
 * @param noiseSeed of the sensor noise; 0 for training and 1 for validation in the paper's code
 */
public record PairRecipe(String name, PairResponses responses, DryClips clips, long noiseSeed) {
    /** Ratio of each channel's power over a clip to that of its noise, dB. */
    public static final double SNR_DB = 20;

    /** Samples at the start of every clip that are left out. */
    public static final int DROPPED = 500;

    /** {@return everything that decides the recordings; another description is another set} */
    public String description() {
        return responses.description() + "; " + clips.description() + "; " + SNR_DB + " dB sensor noise, seed "
                + noiseSeed + "; " + DROPPED + " samples dropped";
    }
}
