package org.bearing.inference.kernel.vector;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.bearing.inference.kernel.Activations;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.manifest.Activation;

/**
 * A layer whose weights stand in eight bits: a quarter of the memory to fetch, which is what one vector at a time waits
 * for. Weights become floats in registers, times their column's scale, so that the result is bit-equal to that of the
 * weights multiplied out.
 */
final class ByteLayer implements DenseLayer {
    private static final VectorSpecies<Float> FLOATS = VectorLayer.SPECIES;
    private static final int LANES = FLOATS.length();
    private static final int LEAST_BITS = 64;

    /** Outputs per tile: two vectors. */
    static final int TILE = 2 * LANES;

    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(LEAST_BITS, LANES * Byte.SIZE)));

    private final int inputs;
    private final int outputs;
    private final int tiles;
    private final byte[] packed;
    private final float[] scale;
    private final float[] bias;
    private final Activation activation;

    /** {@return whether this machine's vectors can serve so many outputs} */
    static boolean fits(int outputs) {
        return LANES * Byte.SIZE >= LEAST_BITS && outputs % (2 * TILE) == 0;
    }

    ByteLayer(float[] weights, float[] scale, float[] bias, Activation activation) {
        this.outputs = bias.length;
        this.inputs = weights.length / outputs;
        this.tiles = outputs / TILE;
        this.packed = new byte[weights.length];
        this.scale = scale.clone();
        this.bias = bias.clone();
        this.activation = activation;
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                packed[(j / TILE * inputs + i) * TILE + j % TILE] = (byte) weights[i * outputs + j];
            }
        }
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
        int pairs = count / 2 * 2;
        for (int tile = 0; tile < tiles; tile++) {
            for (int v = 0; v < pairs; v += 2) {
                two(tile, in[v], in[v + 1], out[v], out[v + 1]);
            }
        }
        for (int tile = 0; pairs < count && tile < tiles; tile += 2) {
            one(tile, in[pairs], out[pairs]);
        }
        for (int v = 0; v < count; v++) {
            Activations.apply(activation, out[v], outputs);
        }
    }

    /** Two tiles at once: four sums in flight hide the time an addition takes. */
    private void one(int tile, float[] x, float[] y) {
        byte[] w = packed;
        int at = tile * inputs * TILE;
        int at2 = at + inputs * TILE;
        int to = tile * TILE;
        FloatVector scale1 = FloatVector.fromArray(FLOATS, scale, to);
        FloatVector scale2 = FloatVector.fromArray(FLOATS, scale, to + LANES);
        FloatVector scale3 = FloatVector.fromArray(FLOATS, scale, to + TILE);
        FloatVector scale4 = FloatVector.fromArray(FLOATS, scale, to + TILE + LANES);
        FloatVector sum1 = FloatVector.fromArray(FLOATS, bias, to);
        FloatVector sum2 = FloatVector.fromArray(FLOATS, bias, to + LANES);
        FloatVector sum3 = FloatVector.fromArray(FLOATS, bias, to + TILE);
        FloatVector sum4 = FloatVector.fromArray(FLOATS, bias, to + TILE + LANES);
        for (int i = 0; i < inputs; i++, at += TILE, at2 += TILE) {
            FloatVector a = FloatVector.broadcast(FLOATS, x[i]);
            FloatVector w1 =
                    (FloatVector) ByteVector.fromArray(BYTES, w, at).convertShape(VectorOperators.B2F, FLOATS, 0);
            sum1 = sum1.add(w1.mul(scale1).mul(a));
            FloatVector w2 = (FloatVector)
                    ByteVector.fromArray(BYTES, w, at + LANES).convertShape(VectorOperators.B2F, FLOATS, 0);
            sum2 = sum2.add(w2.mul(scale2).mul(a));
            FloatVector w3 =
                    (FloatVector) ByteVector.fromArray(BYTES, w, at2).convertShape(VectorOperators.B2F, FLOATS, 0);
            sum3 = sum3.add(w3.mul(scale3).mul(a));
            FloatVector w4 = (FloatVector)
                    ByteVector.fromArray(BYTES, w, at2 + LANES).convertShape(VectorOperators.B2F, FLOATS, 0);
            sum4 = sum4.add(w4.mul(scale4).mul(a));
        }
        sum1.intoArray(y, to);
        sum2.intoArray(y, to + LANES);
        sum3.intoArray(y, to + TILE);
        sum4.intoArray(y, to + TILE + LANES);
    }

    private void two(int tile, float[] x, float[] x2, float[] y, float[] y2) {
        byte[] w = packed;
        int at = tile * inputs * TILE;
        FloatVector lowScale = FloatVector.fromArray(FLOATS, scale, tile * TILE);
        FloatVector highScale = FloatVector.fromArray(FLOATS, scale, tile * TILE + LANES);
        FloatVector low = FloatVector.fromArray(FLOATS, bias, tile * TILE);
        FloatVector high = FloatVector.fromArray(FLOATS, bias, tile * TILE + LANES);
        FloatVector low2 = low;
        FloatVector high2 = high;
        for (int i = 0; i < inputs; i++, at += TILE) {
            FloatVector wLow = ((FloatVector)
                            ByteVector.fromArray(BYTES, w, at).convertShape(VectorOperators.B2F, FLOATS, 0))
                    .mul(lowScale);
            FloatVector wHigh = ((FloatVector)
                            ByteVector.fromArray(BYTES, w, at + LANES).convertShape(VectorOperators.B2F, FLOATS, 0))
                    .mul(highScale);
            FloatVector a = FloatVector.broadcast(FLOATS, x[i]);
            low = low.add(wLow.mul(a));
            high = high.add(wHigh.mul(a));
            FloatVector b = FloatVector.broadcast(FLOATS, x2[i]);
            low2 = low2.add(wLow.mul(b));
            high2 = high2.add(wHigh.mul(b));
        }
        low.intoArray(y, tile * TILE);
        high.intoArray(y, tile * TILE + LANES);
        low2.intoArray(y2, tile * TILE);
        high2.intoArray(y2, tile * TILE + LANES);
    }
}
