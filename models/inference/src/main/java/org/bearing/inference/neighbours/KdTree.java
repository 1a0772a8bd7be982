package org.bearing.inference.neighbours;

import org.bearing.geometry.EngineThread;

/**
 * A k-d tree over points of any dimension: the exact nearest neighbours without looking at all points. Immutable; a
 * query allocates nothing.
 *
 * <p>Split at the median along the widest side (Friedman, Bentley and Finkel 1977). The tree's shape follows from the
 * number of points; node i has the children 2i and 2i + 1, and the points stand in the order of the leaves.
 */
public final class KdTree {
    /** After so many dimensions it is asked whether the point is out of reach already. */
    private static final int DIMENSIONS_AT_ONCE = 4;

    private static final int LEAF_SIZE = 12;

    private final int dimension;
    private final int[] order;
    private final float[] points;
    private final byte[] splitDimension;
    private final float[] splitValue;

    private KdTree(int dimension, int[] order, float[] points, int nodes) {
        this.dimension = dimension;
        this.order = order;
        this.points = points;
        this.splitDimension = new byte[nodes];
        this.splitValue = new float[nodes];
    }

    /**
     * Builds a tree.
     *
     * @param dimension of the points, in [1, 127]
     * @param all points, one after the other
     * @param members numbers of the points to take; kept and reordered
     * @return the tree
     */
    public static KdTree of(int dimension, float[] all, int[] members) {
        if (dimension < 1 || dimension > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("dimension must be in [1, 127]: " + dimension);
        }
        int nodes = 1;
        for (int size = members.length; size > LEAF_SIZE; size = (size + 1) / 2) {
            nodes *= 2;
        }
        KdTree tree = new KdTree(dimension, members, new float[members.length * dimension], nodes);
        tree.split(all, 1, 0, members.length);
        for (int i = 0; i < members.length; i++) {
            System.arraycopy(all, members[i] * dimension, tree.points, i * dimension, dimension);
        }
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
        visit(query, out, 1, 0, order.length);
    }

    private void visit(float[] query, Nearest out, int node, int from, int to) {
        if (to - from <= LEAF_SIZE) {
            scan(query, out, from, to);
            return;
        }
        int middle = (from + to + 1) >>> 1;
        float beyond = query[splitDimension[node]] - splitValue[node];
        if (beyond < 0) {
            visit(query, out, 2 * node, from, middle);
            if (beyond * beyond <= out.bound()) {
                visit(query, out, 2 * node + 1, middle, to);
            }
        } else {
            visit(query, out, 2 * node + 1, middle, to);
            if (beyond * beyond <= out.bound()) {
                visit(query, out, 2 * node, from, middle);
            }
        }
    }

    private void scan(float[] query, Nearest out, int from, int to) {
        for (int i = from; i < to; i++) {
            float bound = out.bound();
            float squared = 0;
            for (int d = 0; d < dimension && squared < bound; ) {
                int end = Math.min(dimension, d + DIMENSIONS_AT_ONCE);
                for (; d < end; d++) {
                    float difference = points[i * dimension + d] - query[d];
                    squared += difference * difference;
                }
            }
            if (squared < bound) {
                out.add(order[i], squared);
            }
        }
    }

    private void split(float[] all, int node, int from, int to) {
        if (to - from <= LEAF_SIZE) {
            return;
        }
        int middle = (from + to + 1) >>> 1;
        int side = widest(all, from, to);
        select(all, side, from, to, middle);
        splitDimension[node] = (byte) side;
        splitValue[node] = all[order[middle] * dimension + side];
        split(all, 2 * node, from, middle);
        split(all, 2 * node + 1, middle, to);
    }

    private int widest(float[] all, int from, int to) {
        int best = 0;
        float bestWidth = -1;
        for (int d = 0; d < dimension; d++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                float value = all[order[i] * dimension + d];
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (most - least > bestWidth) {
                bestWidth = most - least;
                best = d;
            }
        }
        return best;
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
