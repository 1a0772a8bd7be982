package org.bearing.inference.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.bearing.inference.kernel.Activations;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.manifest.Activation;

/**
 * Keeps the sums of a tile of outputs in registers while it walks through the inputs.
 *
 * <p>W is stored tile by tile, so that memory is read straight on. Where outputs remain, the last tile overlaps the one before
 * it and sums some of its outputs again; a layer narrower than a tile is summed one by one. The sums are local variables: handed
 * to a method, the JIT would box them. Multiplication and addition stay apart so that the result is bit-equal to the plain
 * kernel's.
 */
final class VectorLayer implements DenseLayer {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Outputs per tile: two vectors. */
    static final int TILE = 2 * SPECIES.length();

    private static final int LANES = SPECIES.length();

    private final int inputs;
    private final int outputs;
    private final int tiles;
    private final float[] packed;
    private final float[][] columns;
    private final float[] bias;
    private final Activation activation;

    VectorLayer(float[] weights, float[] bias, Activation activation) {
        this.outputs = bias.length;
        this.inputs = weights.length / outputs;
        this.tiles = outputs < TILE ? 0 : (outputs + TILE - 1) / TILE;
        this.packed = new float[tiles * inputs * TILE];
        this.columns = new float[tiles == 0 ? outputs : 0][inputs];
        this.bias = bias.clone();
        this.activation = activation;
        for (int tile = 0; tile < tiles; tile++) {
            for (int i = 0; i < inputs; i++) {
                System.arraycopy(weights, i * outputs + first(tile), packed, (tile * inputs + i) * TILE, TILE);
            }
        }
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < inputs; i++) {
                columns[j][i] = weights[i * outputs + j];
            }
        }
    }

    /** {@return a tile's first output} */
    private int first(int tile) {
        return Math.min(tile * TILE, outputs - TILE);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void apply(float[][] in, int count, float[][] out) {
        for (int tile = 0; tile < tiles; tile++) {
            int v = 0;
            for (; v + 4 <= count; v += 4) {
                four(tile, in, v, out);
            }
            for (; v + 2 <= count; v += 2) {
                two(tile, in[v], in[v + 1], out[v], out[v + 1]);
            }
            if (v < count) {
                one(tile, in[v], out[v]);
            }
        }
        for (int v = 0; v < count; v++) {
            narrow(in[v], out[v]);
            Activations.apply(activation, out[v], outputs);
        }
    }

    private void one(int tile, float[] x, float[] y) {
        float[] w = packed;
        int at = tile * inputs * TILE;
        FloatVector low = FloatVector.fromArray(SPECIES, bias, first(tile));
        FloatVector high = FloatVector.fromArray(SPECIES, bias, first(tile) + LANES);
        for (int i = 0; i < inputs; i++, at += TILE) {
            FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
            low = low.add(FloatVector.fromArray(SPECIES, w, at).mul(a));
            high = high.add(FloatVector.fromArray(SPECIES, w, at + LANES).mul(a));
        }
        store(first(tile), low, high, y);
    }

    private void two(int tile, float[] x, float[] x2, float[] y, float[] y2) {
        float[] w = packed;
        int at = tile * inputs * TILE;
        FloatVector low = FloatVector.fromArray(SPECIES, bias, first(tile));
        FloatVector high = FloatVector.fromArray(SPECIES, bias, first(tile) + LANES);
        FloatVector low2 = low;
        FloatVector high2 = high;
        for (int i = 0; i < inputs; i++, at += TILE) {
            FloatVector wLow = FloatVector.fromArray(SPECIES, w, at);
            FloatVector wHigh = FloatVector.fromArray(SPECIES, w, at + LANES);
            FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
            low = low.add(wLow.mul(a));
            high = high.add(wHigh.mul(a));
            FloatVector b = FloatVector.broadcast(SPECIES, x2[i]);
            low2 = low2.add(wLow.mul(b));
            high2 = high2.add(wHigh.mul(b));
        }
        store(first(tile), low, high, y);
        store(first(tile), low2, high2, y2);
    }

    private void four(int tile, float[][] in, int v, float[][] out) {
        float[] w = packed;
        float[] x = in[v];
        float[] x2 = in[v + 1];
        float[] x3 = in[v + 2];
        float[] x4 = in[v + 3];
        int at = tile * inputs * TILE;
        FloatVector low = FloatVector.fromArray(SPECIES, bias, first(tile));
        FloatVector high = FloatVector.fromArray(SPECIES, bias, first(tile) + LANES);
        FloatVector low2 = low;
        FloatVector high2 = high;
        FloatVector low3 = low;
        FloatVector high3 = high;
        FloatVector low4 = low;
        FloatVector high4 = high;
        for (int i = 0; i < inputs; i++, at += TILE) {
            FloatVector wLow = FloatVector.fromArray(SPECIES, w, at);
            FloatVector wHigh = FloatVector.fromArray(SPECIES, w, at + LANES);
            FloatVector a = FloatVector.broadcast(SPECIES, x[i]);
            low = low.add(wLow.mul(a));
            high = high.add(wHigh.mul(a));
            a = FloatVector.broadcast(SPECIES, x2[i]);
            low2 = low2.add(wLow.mul(a));
            high2 = high2.add(wHigh.mul(a));
            a = FloatVector.broadcast(SPECIES, x3[i]);
            low3 = low3.add(wLow.mul(a));
            high3 = high3.add(wHigh.mul(a));
            a = FloatVector.broadcast(SPECIES, x4[i]);
            low4 = low4.add(wLow.mul(a));
            high4 = high4.add(wHigh.mul(a));
        }
        store(first(tile), low, high, out[v]);
        store(first(tile), low2, high2, out[v + 1]);
        store(first(tile), low3, high3, out[v + 2]);
        store(first(tile), low4, high4, out[v + 3]);
    }

    private static void store(int first, FloatVector low, FloatVector high, float[] y) {
        low.intoArray(y, first);
        high.intoArray(y, first + LANES);
    }

    /** Fewer outputs than a tile's, one sum at a time. */
    private void narrow(float[] x, float[] y) {
        for (int j = 0; j < columns.length; j++) {
            float[] w = columns[j];
            float sum = bias[j];
            for (int i = 0; i < inputs; i++) {
                sum += x[i] * w[i];
            }
            y[j] = sum;
        }
    }
}
