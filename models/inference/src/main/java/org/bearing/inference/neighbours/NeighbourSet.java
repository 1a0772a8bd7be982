package org.bearing.inference.neighbours;

import java.util.stream.IntStream;
import org.bearing.geometry.EngineThread;

/** Points of an embedding and the direction of each; immutable. */
public final class NeighbourSet {
    private final float[] directions;
    private final KdTree tree;

    /**
     * Makes a set.
     *
     * @param dimension of the embedding
     * @param points one after the other
     * @param directions unit vectors x, y, z in SOFA axes, one after the other; kept
     * @param hemisphere which of them to take
     */
    public NeighbourSet(int dimension, float[] points, float[] directions, Hemisphere hemisphere) {
        this.directions = directions;
        int[] members = IntStream.range(0, directions.length / 3)
                .filter(i -> hemisphere == Hemisphere.ALL || directions[3 * i] >= 0)
                .toArray();
        this.tree = KdTree.of(dimension, points, members);
    }

    /** {@return number of points taken} */
    public int size() {
        return tree.size();
    }

    /**
     * Finds the nearest points.
     *
     * @param query a point of the embedding
     * @param out receives them, nearest first
     */
    @EngineThread
    public void nearest(float[] query, Nearest out) {
        tree.nearest(query, out);
    }

    /** {@return the unit vectors, x, y, z one after the other, by number of the point; not a copy} */
    public float[] directions() {
        return directions;
    }
}
