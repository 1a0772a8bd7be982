package org.bearing.inference.kernel;

import java.util.Arrays;
import org.bearing.inference.manifest.Activation;

/**
 * Adds weighted rows of W to the sums; the JIT turns these loops into vector instructions, a dot product's it does not.
 *
 * <p>Every row and every vector stands in an array of its own: with offsets into shared arrays JDK 17 gives up. Four
 * rows at once need fewer passes over the sums, and serve all vectors while they are in the nearest cache.
 */
final class PlainLayer implements DenseLayer {
    private static final int ROWS_AT_ONCE = 4;

    private final float[][] rows;
    private final float[] bias;
    private final Activation activation;

    PlainLayer(float[] weights, float[] bias, Activation activation) {
        int outputs = bias.length;
        this.rows = new float[weights.length / outputs][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(weights, i * outputs, (i + 1) * outputs);
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
        int whole = rows.length / ROWS_AT_ONCE * ROWS_AT_ONCE;
        for (int i = 0; i < whole; i += ROWS_AT_ONCE) {
            for (int v = 0; v < count; v++) {
                addFour(i, in[v], out[v]);
            }
        }
        for (int i = whole; i < rows.length; i++) {
            for (int v = 0; v < count; v++) {
                addOne(rows[i], in[v][i], out[v], bias.length);
            }
        }
        for (int v = 0; v < count; v++) {
            Activations.apply(activation, out[v], bias.length);
        }
    }

    private void addFour(int i, float[] x, float[] sums) {
        addFour(rows[i], x[i], rows[i + 1], x[i + 1], rows[i + 2], x[i + 2], rows[i + 3], x[i + 3], sums, bias.length);
    }

    private static void addFour(
            float[] a,
            float xa,
            float[] b,
            float xb,
            float[] c,
            float xc,
            float[] d,
            float xd,
            float[] sums,
            int size) {
        for (int j = 0; j < size; j++) {
            sums[j] = sums[j] + xa * a[j] + xb * b[j] + xc * c[j] + xd * d[j];
        }
    }

    private static void addOne(float[] a, float xa, float[] sums, int size) {
        for (int j = 0; j < size; j++) {
            sums[j] = sums[j] + xa * a[j];
        }
    }
}
