package org.bearing.training.embedding;

import java.util.Arrays;

/**
 * K-nearest-neighbour regression of unit vectors (Tang et al. 2022 eq. 15-16) by brute force: for validation, where the
 * neighbours change after every epoch.
 */
public final class NearestDirections {
    private static final int AXES = 3;

    private final int nearest;
    private final int size;
    private final float[][] axes;
    private final float[] directions;

    /**
     * Takes the neighbours.
     *
     * @param neighbours points with directions
     * @param nearest how many are averaged, at most the number of points
     */
    public NearestDirections(EmbeddedSet neighbours, int nearest) {
        if (nearest < 1 || nearest > neighbours.size()) {
            throw new IllegalArgumentException("nearest must be in [1, " + neighbours.size() + "]: " + nearest);
        }
        this.nearest = nearest;
        size = neighbours.size();
        axes = new float[neighbours.dimension()][];
        Arrays.setAll(axes, neighbours::axis);
        directions = neighbours.directions();
    }

    /**
     * Reads a direction; any number of threads.
     *
     * @param point in the embedding, from {@code at} on
     * @param at index of its first value
     * @return the weighted mean of the neighbours' unit vectors, not normalised
     */
    public double[] read(float[] point, int at) {
        float[] squares = new float[size];
        for (int k = 0; k < axes.length; k++) {
            accumulate(axes[k], point[at + k], squares);
        }
        int[] chosen = new int[nearest];
        float[] chosenSquares = new float[nearest];
        choose(squares, chosen, chosenSquares);
        float scale = median(chosenSquares);
        double[] mean = new double[AXES];
        for (int i = 0; i < nearest; i++) {
            double weight = scale > 0 ? Math.exp(-chosenSquares[i] / scale) : chosenSquares[i] == 0 ? 1 : 0;
            for (int k = 0; k < AXES; k++) {
                mean[k] += weight * directions[chosen[i] * AXES + k];
            }
        }
        return mean;
    }

    private static void accumulate(float[] axis, float value, float[] squares) {
        for (int i = 0; i < squares.length; i++) {
            float off = axis[i] - value;
            squares[i] += off * off;
        }
    }

    /** Keeps the nearest ones sorted by insertion; most points fail the first comparison. */
    private void choose(float[] squares, int[] chosen, float[] chosenSquares) {
        Arrays.fill(chosenSquares, Float.MAX_VALUE);
        for (int i = 0; i < squares.length; i++) {
            if (squares[i] < chosenSquares[nearest - 1]) {
                int place = nearest - 1;
                while (place > 0 && chosenSquares[place - 1] > squares[i]) {
                    chosenSquares[place] = chosenSquares[place - 1];
                    chosen[place] = chosen[place - 1];
                    place--;
                }
                chosenSquares[place] = squares[i];
                chosen[place] = i;
            }
        }
    }

    private static float median(float[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : 0.5f * (sorted[half - 1] + sorted[half]);
    }
}
