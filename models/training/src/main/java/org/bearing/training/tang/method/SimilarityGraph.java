package org.bearing.training.tang.method;

import java.util.Arrays;

/**
 * The similarity matrix K of Laplacian eigenmaps, sparse and symmetric (section 3).
 *
 * <p>Nearest neighbours: K_ij = 1 if either point is among the M nearest of the other, and K_ii = 1. Gaussian (eq. 6): K_ij =
 * exp(-d^2 / eps), without the factor 2 that others have, eps = median squared distance to the M-th neighbour; values below
 * 1e-6 are left out. Eq. 8 takes a graph in one piece for granted: pieces are joined by their shortest links.
 */
final class SimilarityGraph {
    /** Products of points round: by this share of their squared lengths. */
    private static final float ROUNDING = 1e-6f;

    private static final float SAME_SHARE = 1e-5f;
    private static final double LEAST_VALUE = 1e-6;

    private final Distances distances;
    private final float[] squaredReach;
    private final float eps;
    private final int[][] columns;
    private final float[][] values;
    private final int[] piece;
    private int joined;

    private SimilarityGraph(Distances distances, float[] squaredReach, float eps) {
        this.distances = distances;
        this.squaredReach = squaredReach;
        this.eps = eps;
        columns = new int[distances.size()][];
        values = new float[distances.size()][];
        piece = new int[distances.size()];
    }

    /**
     * Links points.
     *
     * @param distances of the points
     * @param neighbours M
     * @param gaussian which kernel
     */
    static SimilarityGraph of(Distances distances, int neighbours, boolean gaussian) {
        float[] reach = new float[distances.size()];
        Reach buffer = new Reach(neighbours);
        distances.forEach((i, squared) -> reach[i] = buffer.of(squared, distances.square(i) * SAME_SHARE));
        float[] sorted = reach.clone();
        Arrays.sort(sorted);
        float eps = gaussian ? sorted[sorted.length / 2] : 0;
        SimilarityGraph graph = new SimilarityGraph(distances, reach, eps);
        distances.forEach(graph::link);
        graph.makeSymmetric();
        graph.join();
        return graph;
    }

    /** The M-th smallest of a row. */
    private static final class Reach {
        private final float[] smallest;

        Reach(int count) {
            smallest = new float[count];
        }

        /** Duplicates of the point, at most {@code same} away, do not count. */
        float of(float[] squared, float same) {
            Arrays.fill(smallest, Float.MAX_VALUE);
            int last = smallest.length - 1;
            for (float now : squared) {
                if (now < smallest[last] && now > same) {
                    int at = last;
                    while (at > 0 && smallest[at - 1] > now) {
                        smallest[at] = smallest[at - 1];
                        at--;
                    }
                    smallest[at] = now;
                }
            }
            return smallest[last];
        }
    }

    private void link(int i, float[] squared) {
        int[] where = new int[64];
        float[] what = new float[64];
        int count = 0;
        for (int j = 0; j < squared.length; j++) {
            double k = kernel(squared[j], i, j);
            if (k > 0) {
                if (count == where.length) {
                    where = Arrays.copyOf(where, 2 * count);
                    what = Arrays.copyOf(what, 2 * count);
                }
                where[count] = j;
                what[count++] = (float) k;
            }
        }
        columns[i] = Arrays.copyOf(where, count);
        values[i] = Arrays.copyOf(what, count);
    }

    private double kernel(float squared, int i, int j) {
        if (eps > 0) {
            double k = Math.exp(-squared / eps);
            return k < LEAST_VALUE ? 0 : k;
        }
        float slack = ROUNDING * (distances.square(i) + distances.square(j));
        return squared <= Math.max(squaredReach[i], squaredReach[j]) + slack ? 1 : 0;
    }

    /** The two distances of a pair may round differently; a link that one of them allows is one. */
    private void makeSymmetric() {
        // Where every row has got to: the columns are asked for in rising order.
        int[] at = new int[size()];
        for (int i = 0; i < size(); i++) {
            for (int n = 0; n < columns[i].length; n++) {
                int j = columns[i][n];
                while (at[j] < columns[j].length && columns[j][at[j]] < i) {
                    at[j]++;
                }
                if (at[j] == columns[j].length || columns[j][at[j]] > i) {
                    put(j, i, values[i][n]);
                } else if (j > i) {
                    values[j][at[j]] = values[i][n];
                }
            }
        }
    }

    /** Joins pieces (Boruvka): every piece gets its shortest link to another one, until there is one. */
    private void join() {
        while (label() > 1) {
            int[] from = new int[size()];
            int[] to = new int[size()];
            float[] shortest = new float[size()];
            Arrays.fill(shortest, Float.MAX_VALUE);
            distances.forEach((i, squared) -> {
                int mine = piece[i];
                for (int j = 0; j < squared.length; j++) {
                    if (piece[j] != mine && squared[j] < shortest[mine]) {
                        shortest[mine] = squared[j];
                        from[mine] = i;
                        to[mine] = j;
                    }
                }
            });
            for (int p = 0; p < shortest.length; p++) {
                if (shortest[p] < Float.MAX_VALUE && Arrays.binarySearch(columns[from[p]], to[p]) < 0) {
                    // As strong as the weakest link that counts.
                    float value = eps > 0 ? (float) LEAST_VALUE : 1;
                    put(from[p], to[p], value);
                    put(to[p], from[p], value);
                    joined++;
                }
            }
        }
    }

    private void put(int i, int j, float value) {
        int at = -Arrays.binarySearch(columns[i], j) - 1;
        int[] where = Arrays.copyOf(columns[i], columns[i].length + 1);
        float[] what = Arrays.copyOf(values[i], where.length);
        System.arraycopy(columns[i], at, where, at + 1, columns[i].length - at);
        System.arraycopy(values[i], at, what, at + 1, values[i].length - at);
        where[at] = j;
        what[at] = value;
        columns[i] = where;
        values[i] = what;
    }

    /** Numbers the pieces; returns how many there are. */
    private int label() {
        Arrays.fill(piece, -1);
        int[] queue = new int[size()];
        int pieces = 0;
        for (int start = 0; start < size(); start++) {
            if (piece[start] < 0) {
                int end = 0;
                queue[end++] = start;
                piece[start] = pieces;
                for (int at = 0; at < end; at++) {
                    for (int j : columns[queue[at]]) {
                        if (piece[j] < 0) {
                            piece[j] = pieces;
                            queue[end++] = j;
                        }
                    }
                }
                pieces++;
            }
        }
        return pieces;
    }

    int size() {
        return columns.length;
    }

    /** {@return links that were added to have one piece} */
    int joined() {
        return joined;
    }

    /** Squared distance of every point to its M-th neighbour; of the Gaussian kernel its eps, again and again. */
    float[] reach() {
        float[] out = squaredReach.clone();
        if (eps > 0) {
            Arrays.fill(out, eps);
        }
        return out;
    }

    /** Row sums of K. */
    double[] degrees() {
        double[] degrees = new double[size()];
        for (int i = 0; i < size(); i++) {
            for (float value : values[i]) {
                degrees[i] += value;
            }
        }
        return degrees;
    }

    /** out = K in. */
    void multiply(double[] in, double[] out) {
        for (int i = 0; i < size(); i++) {
            int[] where = columns[i];
            float[] what = values[i];
            double sum = 0;
            for (int n = 0; n < where.length; n++) {
                sum += what[n] * in[where[n]];
            }
            out[i] = sum;
        }
    }
}
