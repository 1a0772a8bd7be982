package org.bearing.training.bianco.network;

/**
 * Which random numbers a forward pass uses; the same for the same seed and row of the batch, however a batch is split.
 *
 * @param seed of the step
 * @param firstRow number, in the batch, of the first row passed
 * @param dropping whether dropout is on
 */
public record RowNoise(long seed, int firstRow, boolean dropping) {
    /** No dropout: the networks as they are used. */
    public static final RowNoise NONE = new RowNoise(0, 0, false);

    /** Labels stay below this. */
    private static final long MOST_CLASSES = 1L << 16;

    long seed(int use, int row) {
        return Noise.seed(seed, use, (long) firstRow + row);
    }

    long seed(int use, int row, int label) {
        return Noise.seed(seed, use, (firstRow + row) * MOST_CLASSES + label);
    }

    /**
     * Standard normal numbers for the latent variable of an item.
     *
     * @param row of the part of the batch that is passed
     * @param label of the item
     * @param into receives them
     * @param at index of the first
     * @param count how many
     */
    public void latent(int row, int label, float[] into, int at, int count) {
        Noise.normal(into, at, count, seed(Noise.LATENT, row, label));
    }
}
