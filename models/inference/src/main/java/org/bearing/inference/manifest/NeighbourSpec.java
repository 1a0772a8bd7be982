package org.bearing.inference.manifest;

/**
 * The neighbour set of a K-nearest-neighbour regression.
 *
 * @param dimension of the embedding, in [1, 32]
 * @param count points in the set, above 0
 * @param nearest how many of them are averaged (the K of eq. 15), in [1, 256]
 * @param bandwidth the eps of eq. 16, in squared distances; 0 = the median of those of the K neighbours, as printed
 */
public record NeighbourSpec(int dimension, int count, int nearest, double bandwidth) {
    /** The largest dimension of an embedding. */
    public static final int MAX_DIMENSION = 32;

    /** The largest number of neighbours to average. */
    public static final int MAX_NEAREST = 256;

    public NeighbourSpec {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be in [1, " + MAX_DIMENSION + "]: " + dimension);
        }
        if (nearest < 1 || nearest > MAX_NEAREST) {
            throw new IllegalArgumentException("nearest must be in [1, " + MAX_NEAREST + "]: " + nearest);
        }
        if (!(bandwidth >= 0)) {
            throw new IllegalArgumentException("bandwidth must be at least 0: " + bandwidth);
        }
        if (count < nearest) {
            throw new IllegalArgumentException("count must be at least nearest=" + nearest + ": " + count);
        }
    }
}
