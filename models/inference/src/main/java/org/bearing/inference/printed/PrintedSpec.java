package org.bearing.inference.printed;

import java.util.List;

/**
 * The shape of a printed method's model and how its neighbours are read.
 *
 * @param kind which method
 * @param width cues per recording
 * @param hidden neurons of the hidden layers; empty for LEM
 * @param dimensions of the embedding; 1 for feed-forward, whose single output is an angle / 180 degrees before its tanh
 * @param count training recordings kept: the neighbours, for LEM its map too; 0 for feed-forward
 * @param nearest K of eq. 15
 * @param inverseDistance whether neighbours weigh by inverse squared distance instead of by eq. 16
 * @param lemNeighbours M of LEM's nearest-neighbour kernel; 0 for its Gaussian kernel and for the other methods
 */
public record PrintedSpec(
        PrintedKind kind,
        int width,
        List<Integer> hidden,
        int dimensions,
        int count,
        int nearest,
        boolean inverseDistance,
        int lemNeighbours) {
    public PrintedSpec {
        hidden = List.copyOf(hidden);
        if (width < 1 || dimensions < 1 || nearest < 1 || lemNeighbours < 0) {
            throw new IllegalArgumentException("width, dimensions and nearest must be at least 1 and lem_neighbours at"
                    + " least 0: " + width + ", " + dimensions + ", " + nearest + ", " + lemNeighbours);
        }
        if (kind != PrintedKind.FEED_FORWARD && count < Math.max(nearest, lemNeighbours + 1)) {
            throw new IllegalArgumentException("count must be at least nearest and above lem_neighbours: count=" + count
                    + ", nearest=" + nearest + ", lem_neighbours=" + lemNeighbours);
        }
        if (hidden.isEmpty() != (kind == PrintedKind.LEM)) {
            throw new IllegalArgumentException("hidden must be empty for lem and for nothing else: " + hidden);
        }
    }
}
