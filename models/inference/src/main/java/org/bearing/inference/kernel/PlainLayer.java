package org.bearing.inference.kernel;

import org.bearing.inference.manifest.Activation;

/**
 * Adds weighted rows of W to the sums; the JIT turns these loops into vector instructions, a dot product's it does not.
 *
 * <p>Every row and every vector stands in an array of its own: with offsets into shared arrays JDK 17 gives up. Five
 * rows at once need fewer passes over the sums, and serve all vectors while they are in the nearest cache.
 */
final class PlainLayer implements DenseLayer {
    private static final int ROWS_AT_ONCE = 5;

    private final float[][] rows;
    private final float[] bias;
    private final Activation activation;

    PlainLayer(float[] weights, float[] bias, Activation activation) {
        int outputs = bias.length;
        this.rows = new float[weights.length / outputs][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[DenseLayer.arrayLength(outputs)];
            System.arraycopy(weights, i * outputs, rows[i], 0, outputs);
        }
        this.bias = bias.clone();
        this.activation = activation;
    }

    @Override
    public int inputs() {
        return rows.length;
    }

    @Override
    public int outputs() {
        return bias.length;
    }

    @Override
    public void apply(float[][] in, int count, float[][] out) {
        for (int v = 0; v < count; v++) {
            System.arraycopy(bias, 0, out[v], 0, bias.length);
        }
        addRows(rows, in, count, out, bias.length);
        for (int v = 0; v < count; v++) {
            Activations.apply(activation, out[v], bias.length);
        }
    }

    private static void addRows(float[][] w, float[][] in, int count, float[][] out, int size) {
        int whole = w.length / ROWS_AT_ONCE * ROWS_AT_ONCE;
        for (int i = 0; i < whole; i += ROWS_AT_ONCE) {
            for (int v = 0; v < count; v++) {
                float[] x = in[v];
                addFive(
                        w[i], x[i], w[i + 1], x[i + 1], w[i + 2], x[i + 2], w[i + 3], x[i + 3], w[i + 4], x[i + 4],
                        out[v], size);
            }
        }
        for (int i = whole; i < w.length; i++) {
            for (int v = 0; v < count; v++) {
                addOne(w[i], in[v][i], out[v], size);
            }
        }
    }

    private static void addFive(
            float[] a,
            float xa,
            float[] b,
            float xb,
            float[] c,
            float xc,
            float[] d,
            float xd,
            float[] e,
            float xe,
            float[] sums,
            int size) {
        for (int j = 0; j < size; j++) {
            sums[j] = sums[j] + xa * a[j] + xb * b[j] + xc * c[j] + xd * d[j] + xe * e[j];
        }
    }

    private static void addOne(float[] a, float xa, float[] sums, int size) {
        for (int j = 0; j < size; j++) {
            sums[j] = sums[j] + xa * a[j];
        }
    }
}
