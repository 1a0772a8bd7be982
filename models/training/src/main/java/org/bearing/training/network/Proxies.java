package org.bearing.training.network;

import java.util.SplittableRandom;

/**
 * Learnt points of the embedding, one for each direction of an even grid: what examples are compared with, and the
 * neighbours of the finished model.
 *
 * <p>The grid is symmetric. Of a symmetric network only the left half is learnt; the right half is its mirror image, in
 * direction and in the odd dimensions.
 */
public final class Proxies {
    private static final int AXES = 3;
    private static final double LOWEST_ELEVATION_DEG = -50;
    private static final double GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
    /** How wavy the first points are over the sphere. */
    private static final double FIRST_WAVES = 2;

    private final int dimension;
    private final int oddSize;
    private final int half;
    private final float[] directions;
    private final Parameter learnt;

    /**
     * Makes a grid, its points a smooth random function of the direction.
     *
     * @param spacingDeg distance of neighbouring directions, degrees
     * @param dimension of the embedding
     * @param oddSize dimensions, the last ones, that change sign with left and right; 0 in a plain network
     * @param seed of the first points
     */
    public Proxies(double spacingDeg, int dimension, int oddSize, long seed) {
        this.dimension = dimension;
        this.oddSize = oddSize;
        double spacing = Math.toRadians(spacingDeg);
        int all = (int) Math.round(2 * Math.PI / (spacing * spacing));
        float[] left = new float[all * AXES];
        int kept = 0;
        for (int i = 0; i < all; i++) {
            double y = (i + 0.5) / all;
            double turn = i * GOLDEN_TURN;
            double z = Math.sqrt(1 - y * y) * Math.sin(turn);
            if (z >= Math.sin(Math.toRadians(LOWEST_ELEVATION_DEG))) {
                left[kept * AXES] = (float) (Math.sqrt(1 - y * y) * Math.cos(turn));
                left[kept * AXES + 1] = (float) y;
                left[kept * AXES + 2] = (float) z;
                kept++;
            }
        }
        half = kept;
        directions = new float[2 * half * AXES];
        for (int i = 0; i < half * AXES; i++) {
            directions[i] = left[i];
            directions[half * AXES + i] = i % AXES == 1 ? -left[i] : left[i];
        }
        learnt = new Parameter("proxies", (oddSize > 0 ? half : 2 * half) * dimension, false);
        start(new SplittableRandom(seed));
    }

    private void start(SplittableRandom random) {
        for (int k = 0; k < dimension; k++) {
            double[] wave = new double[AXES];
            for (int axis = 0; axis < AXES; axis++) {
                wave[axis] = FIRST_WAVES * (2 * random.nextDouble() - 1);
            }
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < learnt.value().length / dimension; i++) {
                double around = wave[0] * directions[i * AXES] + wave[2] * directions[i * AXES + 2] + phase;
                double across = wave[1] * directions[i * AXES + 1];
                double there = Math.cos(around + across);
                double mirrored = Math.cos(around - across);
                boolean odd = k >= dimension - oddSize;
                learnt.value()[i * dimension + k] =
                        (float) (oddSize == 0 ? there : odd ? (there - mirrored) / 2 : (there + mirrored) / 2);
            }
        }
    }

    /** {@return number of points} */
    public int size() {
        return 2 * half;
    }

    /** {@return values per point} */
    public int dimension() {
        return dimension;
    }

    /** {@return unit vectors, point by point, live} */
    public float[] directions() {
        return directions;
    }

    /** {@return what training moves} */
    public Parameter learnt() {
        return learnt;
    }

    /**
     * Writes all points.
     *
     * @param into receives them, point by point
     */
    public void points(float[] into) {
        float[] value = learnt.value();
        System.arraycopy(value, 0, into, 0, value.length);
        for (int i = value.length; i < into.length; i++) {
            boolean odd = i % dimension >= dimension - oddSize;
            into[i] = odd ? -value[i - value.length] : value[i - value.length];
        }
    }

    /**
     * Takes points of a finished model, as {@link #points} wrote them.
     *
     * @param from point by point
     */
    public void start(float[] from) {
        if (from.length != size() * dimension) {
            throw new IllegalArgumentException(
                    "expected " + size() + " points of " + dimension + " values, found " + from.length + " values");
        }
        System.arraycopy(from, 0, learnt.value(), 0, learnt.value().length);
    }

    /**
     * Takes the slope by all points.
     *
     * @param slope point by point
     */
    public void gradient(float[] slope) {
        float[] gradient = learnt.gradient();
        System.arraycopy(slope, 0, gradient, 0, gradient.length);
        for (int i = gradient.length; i < slope.length; i++) {
            boolean odd = i % dimension >= dimension - oddSize;
            gradient[i - gradient.length] += odd ? -slope[i] : slope[i];
        }
    }
}
