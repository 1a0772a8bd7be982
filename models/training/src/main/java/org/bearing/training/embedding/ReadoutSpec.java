package org.bearing.training.embedding;

/**
 * How directions are read from the embedding.
 *
 * @param nearest neighbours that are averaged (the K of eq. 15)
 * @param bandwidth the eps of eq. 16, in squared distances; 0 = the median of those of the neighbours, as printed
 * @param neighbours training examples kept in the exported model
 * @param directScale how far the direct output counts as more axes of the embedding; 0 leaves it out
 */
public record ReadoutSpec(int nearest, double bandwidth, int neighbours, double directScale) {
    public ReadoutSpec {
        if (nearest < 1 || neighbours < nearest || !(bandwidth >= 0) || !(directScale >= 0)) {
            throw new IllegalArgumentException("nearest must be at least 1 and at most the neighbours, bandwidth"
                    + " and directScale at least 0: nearest=" + nearest + ", bandwidth=" + bandwidth + ", neighbours="
                    + neighbours + ", directScale=" + directScale);
        }
    }
}
