package org.bearing.inference.neighbours;

import java.util.Arrays;
import org.bearing.geometry.EngineThread;

/**
 * A k-d tree over points of any dimension: the exact nearest neighbours without looking at all points. Immutable; a
 * query allocates nothing.
 *
 * <p>Split at the median along the widest side (Friedman, Bentley and Finkel 1977). A node is passed over if the box
 * around its points is out of reach: embeddings lie on a thin surface, and far more of it is out of reach of a box than
 * of the splitting plane.XX
 */
public final class KdTree {
    /** Large, because the distances to all points of a leaf are computed at once, with vector instructions. */
    static final int LEAF_SIZE = 160;

    private static final int DIMENSIONS_AT_ONCE = 4;

    private final int dimension;
    private final int[] order;

    /** Coordinates of a leaf's points, by node, dimension and point. */
    private final float[][][] leaves;

    /** The boxes' least and greatest corners, node after node. */
    private final float[] least;

    private final float[] most;

    private KdTree(int dimension, int[] order, int nodes) {
        this.dimension = dimension;
        this.order = order;
        this.leaves = new float[nodes][][];
        this.least = new float[nodes * dimension];
        this.most = new float[nodes * dimension];
    }

    /**
     * Builds a tree.
     *
     * @param dimension of the points, at least 1
     * @param all points, one after the other
     * @param members numbers of the points to take; kept and reordered
     * @return the tree
     */
    public static KdTree of(int dimension, float[] all, int[] members) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be at least 1: " + dimension);
        }
        int nodes = 2;
        for (int size = members.length; size > LEAF_SIZE; size = (size + 1) / 2) {
            nodes *= 2;
        }
        KdTree tree = new KdTree(dimension, members, nodes);
        tree.split(all, 1, 0, members.length);
        return tree;
    }

    /** {@return number of points} */
    public int size() {
        return order.length;
    }

    /**
     * Finds the nearest points.
     *
     * @param query a point
     * @param out receives as many of the nearest as it holds, nearest first
     */
    @EngineThread
    public void nearest(float[] query, Nearest out) {
        out.clear();
        visit(query, out, 1, 0, order.length, 0);
    }

    private void visit(float[] query, Nearest out, int node, int from, int to, float squaredDistance) {
        if (squaredDistance > out.bound()) {
            return;
        }
        if (to - from <= LEAF_SIZE) {
            scan(query, out, leaves[node], from, to - from);
            return;
        }
        int middle = (from + to + 1) >>> 1;
        float lower = squaredDistance(query, 2 * node);
        float upper = squaredDistance(query, 2 * node + 1);
        if (lower <= upper) {
            visit(query, out, 2 * node, from, middle, lower);
            visit(query, out, 2 * node + 1, middle, to, upper);
        } else {
            visit(query, out, 2 * node + 1, middle, to, upper);
            visit(query, out, 2 * node, from, middle, lower);
        }
    }

    /** From a point to a box, summed like the distances to the points in it, and so never above them by rounding. */
    private float squaredDistance(float[] query, int node) {
        float squared = 0;
        for (int d = 0; d < dimension; d++) {
            float below = least[node * dimension + d] - query[d];
            float above = query[d] - most[node * dimension + d];
            float outside = below > 0 ? below : above > 0 ? above : 0;
            squared += outside * outside;
        }
        return squared;
    }

    private void scan(float[] query, Nearest out, float[][] leaf, int from, int count) {
        float[] squared = out.scratch();
        Arrays.fill(squared, 0, count, 0f);
        int d = 0;
        for (; d + DIMENSIONS_AT_ONCE <= dimension; d += DIMENSIONS_AT_ONCE) {
            addFour(leaf, query, d, squared, count);
        }
        for (; d < dimension; d++) {
            addOne(leaf[d], query[d], squared, count);
        }
        for (int i = 0; i < count; i++) {
            if (squared[i] < out.bound()) {
                out.add(order[from + i], squared[i]);
            }
        }
    }

    private static void addFour(float[][] leaf, float[] query, int d, float[] sums, int count) {
        addFour(
                leaf[d],
                query[d],
                leaf[d + 1],
                query[d + 1],
                leaf[d + 2],
                query[d + 2],
                leaf[d + 3],
                query[d + 3],
                sums,
                count);
    }

    private static void addFour(
            float[] w, float a, float[] x, float b, float[] y, float c, float[] z, float d, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = sums[i]
                    + (w[i] - a) * (w[i] - a)
                    + (x[i] - b) * (x[i] - b)
                    + (y[i] - c) * (y[i] - c)
                    + (z[i] - d) * (z[i] - d);
        }
    }

    private static void addOne(float[] w, float a, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] = sums[i] + (w[i] - a) * (w[i] - a);
        }
    }

    private void split(float[] all, int node, int from, int to) {
        int widest = enclose(all, node, from, to);
        if (to - from <= LEAF_SIZE) {
            leaves[node] = leaf(all, from, to);
            return;
        }
        int middle = (from + to + 1) >>> 1;
        select(all, widest, from, to, middle);
        split(all, 2 * node, from, middle);
        split(all, 2 * node + 1, middle, to);
    }

    private float[][] leaf(float[] all, int from, int to) {
        float[][] leaf = new float[dimension][to - from];
        for (int d = 0; d < dimension; d++) {
            for (int i = from; i < to; i++) {
                leaf[d][i - from] = all[order[i] * dimension + d];
            }
        }
        return leaf;
    }

    /** Puts the box around a node's points and tells its widest side. */
    private int enclose(float[] all, int node, int from, int to) {
        int widest = 0;
        for (int d = 0; d < dimension; d++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                float value = all[order[i] * dimension + d];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            least[node * dimension + d] = low;
            most[node * dimension + d] = high;
            int best = node * dimension + widest;
            if (high - low > most[best] - least[best]) {
                widest = d;
            }
        }
        return widest;
    }

    /** Hoare's selection: afterwards no point before {@code middle} lies beyond the one at {@code middle}. */
    private void select(float[] all, int side, int from, int to, int middle) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            float pivot = all[order[(low + high) >>> 1] * dimension + side];
            int i = low;
            int j = high;
            while (i <= j) {
                while (all[order[i] * dimension + side] < pivot) {
                    i++;
                }
                while (all[order[j] * dimension + side] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }
}
