package org.bearing.inference.neighbours;

/** The K nearest points found so far; a reused buffer of one thread. */
public final class Nearest {
    private final int[] index;
    private final float[] squaredDistance;
    private final float[] scratch = new float[KdTree.LEAF_SIZE];
    private int count;

    /**
     * Allocates the buffer.
     *
     * @param capacity the K, above 0
     */
    public Nearest(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
        }
        index = new int[capacity];
        squaredDistance = new float[capacity];
    }

    /** {@return the largest number of points} */
    public int capacity() {
        return index.length;
    }

    /** {@return number of points} */
    public int count() {
        return count;
    }

    /**
     * A point's number.
     *
     * @param i rank, 0 = nearest
     * @return its number in the set
     */
    public int index(int i) {
        return index[i];
    }

    /**
     * A point's squared distance.
     *
     * @param i rank, 0 = nearest
     * @return squared distance
     */
    public float squaredDistance(int i) {
        return squaredDistance[i];
    }

    /** Forgets all points. */
    public void clear() {
        count = 0;
    }

    /** {@return room for the distances to a leaf's points} */
    float[] scratch() {
        return scratch;
    }

    /** {@return the squared distance a further point has to beat} */
    float bound() {
        return count < index.length ? Float.POSITIVE_INFINITY : squaredDistance[count - 1];
    }

    /** Puts a point nearer than the bound in its place; equal distances are ordered by number. */
    void add(int point, float squared) {
        int at = count < index.length ? count++ : count - 1;
        while (at > 0
                && (squaredDistance[at - 1] > squared
                        || (squaredDistance[at - 1] == squared && index[at - 1] > point))) {
            squaredDistance[at] = squaredDistance[at - 1];
            index[at] = index[at - 1];
            at--;
        }
        squaredDistance[at] = squared;
        index[at] = point;
    }
}
