package org.bearing.training.embedding;

import java.util.Arrays;
import org.bearing.training.network.EmbeddingNetwork;

/** Examples as points of the embedding, with their directions. Read by any number of threads. */
public final class EmbeddedSet {
    private static final int AXES = 3;

    private final int size;
    private final int dimension;
    private final float[] points;
    private final float[] directions;
    private final float[] direct;

    private EmbeddedSet(float[] points, float[] directions, float[] direct, int dimension) {
        this.points = points;
        this.directions = directions;
        this.direct = direct;
        this.dimension = dimension;
        size = points.length / dimension;
    }

    /** Takes points at hand, row by row, with their unit vectors. */
    static EmbeddedSet ofPoints(float[] points, float[] directions, int dimension) {
        return new EmbeddedSet(points, directions, new float[0], dimension);
    }

    /**
     * Embeds examples.
     *
     * @param network as in use
     * @param batches where inputs come from
     * @param size how many examples, from the first on
     * @param radius whether the network is told the head radius
     * @param embeddingSize outputs that are the embedding; three more, if there are, are the direct output
     * @param directScale factor with which the direct output becomes three more dimensions; 0 leaves it out
     * @return the points
     */
    public static EmbeddedSet of(
            EmbeddingNetwork network,
            BatchMaker batches,
            int size,
            BatchMaker.Radius radius,
            int embeddingSize,
            double directScale) {
        boolean hasDirect = network.outputs() > embeddingSize;
        int dimension = embeddingSize + (hasDirect && directScale > 0 ? AXES : 0);
        EmbeddedSet set = new EmbeddedSet(
                new float[size * dimension], new float[size * AXES], new float[hasDirect ? size * AXES : 0], dimension);
        float[] inputs = new float[network.batch() * network.inputs()];
        float[] truth = new float[network.batch() * AXES];
        for (int first = 0; first < size; first += network.batch()) {
            int count = Math.min(network.batch(), size - first);
            batches.plain(first, count, radius, inputs, truth);
            set.add(network.infer(inputs), network.outputs(), first, count, embeddingSize, (float) directScale);
            System.arraycopy(truth, 0, set.directions, first * AXES, count * AXES);
        }
        return set;
    }

    private void add(float[] z, int outputs, int first, int count, int embeddingSize, float directScale) {
        for (int i = 0; i < count; i++) {
            int to = (first + i) * dimension;
            System.arraycopy(z, i * outputs, points, to, embeddingSize);
            for (int k = 0; k < dimension - embeddingSize; k++) {
                points[to + embeddingSize + k] = directScale * z[i * outputs + embeddingSize + k];
            }
            if (direct.length > 0) {
                System.arraycopy(z, i * outputs + embeddingSize, direct, (first + i) * AXES, AXES);
            }
        }
    }

    /** The same points and, after them, their images with left and right exchanged. */
    EmbeddedSet withMirrored(int oddSize) {
        float[] all = Arrays.copyOf(points, 2 * points.length);
        float[] places = Arrays.copyOf(directions, 2 * directions.length);
        for (int i = 0; i < points.length; i++) {
            all[points.length + i] = i % dimension < dimension - oddSize ? points[i] : -points[i];
        }
        for (int i = 0; i < directions.length; i++) {
            places[directions.length + i] = i % AXES == 1 ? -directions[i] : directions[i];
        }
        return ofPoints(all, places, dimension);
    }

    /** {@return number of points} */
    public int size() {
        return size;
    }

    /** {@return values per point} */
    public int dimension() {
        return dimension;
    }

    /** {@return the points, row by row, live} */
    public float[] points() {
        return points;
    }

    /** {@return the true unit vectors, row by row, live} */
    public float[] directions() {
        return directions;
    }

    /** {@return the network's own unit vectors (of any length), row by row, live; empty if it has none} */
    public float[] direct() {
        return direct;
    }
}
