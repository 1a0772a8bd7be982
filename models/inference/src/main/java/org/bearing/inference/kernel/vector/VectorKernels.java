package org.bearing.inference.kernel.vector;

import java.util.Arrays;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.manifest.Activation;

/** Dense layers by the Vector API. */
public final class VectorKernels implements DenseKernels {
    private static final int WARM_UP_INPUTS = 48;
    private static final int WARM_UP_ROUNDS = 1200;
    private static final int LARGEST_BATCH = 5;

    /** Makes the kernels. */
    public VectorKernels() {}

    @Override
    public String name() {
        return "vector-" + VectorLayer.SPECIES.vectorBitSize();
    }

    @Override
    public DenseLayer layer(float[] weights, float[] bias, Activation activation) {
        return new VectorLayer(weights, bias, activation);
    }

    @Override
    public DenseLayer layer(float[] weights, float[] scale, float[] bias, Activation activation) {
        return ByteLayer.fits(bias.length)
                ? new ByteLayer(weights, scale, bias, activation)
                : DenseKernels.super.layer(weights, scale, bias, activation);
    }

    /** Uncompiled vector code is slower than plain Java by a factor of hundreds. */
    @Override
    public void warmUp() {
        int outputs = 2 * VectorLayer.TILE;
        float[] weights = new float[WARM_UP_INPUTS * outputs];
        Arrays.fill(weights, 0.01f);
        DenseLayer layer = layer(weights, new float[outputs], Activation.NONE);
        DenseLayer bytes = ByteLayer.fits(2 * ByteLayer.TILE)
                ? layer(
                        new float[WARM_UP_INPUTS * 2 * ByteLayer.TILE],
                        new float[2 * ByteLayer.TILE],
                        new float[2 * ByteLayer.TILE],
                        Activation.NONE)
                : layer;
        float[][] in = new float[LARGEST_BATCH][WARM_UP_INPUTS];
        float[][] out = new float[LARGEST_BATCH][2 * outputs];
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (int count = 1; count <= LARGEST_BATCH; count++) {
                layer.apply(in, count, out);
                bytes.apply(in, count, out);
            }
        }
    }
}
