package org.bearing.training.tang.method;

import org.bearing.training.network.Matrix;

/** Squared distances between all points, a block of rows at a time, by one product per block. One thread. */
final class Distances {
    private static final int ROWS = 256;

    private final int size;
    private final Matrix all;
    private final float[] points;
    private final int width;
    private final float[] squares;

    /** Takes points, one after the other. */
    Distances(float[] points, int width) {
        this.points = points;
        this.width = width;
        size = points.length / width;
        all = new Matrix(width, size);
        all.write(points, 0, points.length);
        squares = new float[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += (double) points[i * width + k] * points[i * width + k];
            }
            squares[i] = (float) sum;
        }
    }

    int size() {
        return size;
    }

    /** Squared length of a point. */
    float square(int i) {
        return squares[i];
    }

    /** What is done with the distances of a point to all points; the array is reused. */
    interface Row {
        void take(int point, float[] squared);
    }

    /** Hands out all rows, in order. */
    void forEach(Row row) {
        Matrix products = new Matrix(size, ROWS);
        Matrix block = new Matrix(width, ROWS);
        float[] squared = new float[size * ROWS];
        float[] one = new float[size];
        float[] some = new float[ROWS * width];
        for (int first = 0; first < size; first += ROWS) {
            int count = Math.min(ROWS, size - first);
            System.arraycopy(points, first * width, some, 0, count * width);
            block.write(some, 0, some.length);
            products.product(all, true, block, false);
            products.read(squared, 0, squared.length);
            for (int r = 0; r < count; r++) {
                float own = squares[first + r];
                for (int j = 0; j < size; j++) {
                    one[j] = Math.max(0f, own + squares[j] - 2 * squared[r * size + j]);
                }
                one[first + r] = 0;
                row.take(first + r, one);
            }
        }
    }
}
