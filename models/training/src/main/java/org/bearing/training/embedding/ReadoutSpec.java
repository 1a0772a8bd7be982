package org.bearing.training.embedding;

/**
 * How directions are read from the embedding.
 *
 * @param nearest neighbours that are averaged (the K of eq. 15)
 * @param neighbours training examples kept in the exported model
 * @param validationNeighbours training examples that the validation looks neighbours up in
 * @param directScale how far the direct output counts as more axes of the embedding; 0 leaves it out
 */
public record ReadoutSpec(int nearest, int neighbours, int validationNeighbours, double directScale) {
    public ReadoutSpec {
        if (nearest < 1 || neighbours < nearest || validationNeighbours < nearest || !(directScale >= 0)) {
            throw new IllegalArgumentException("nearest must be at least 1 and at most the neighbours, directScale at"
                    + " least 0: nearest=" + nearest + ", neighbours=" + neighbours + ", validationNeighbours="
                    + validationNeighbours + ", directScale=" + directScale);
        }
    }
}
