package org.bearing.inference.kernel;

import org.bearing.inference.manifest.Activation;

/** A way to compute dense layers. */
public interface DenseKernels {
    /** {@return name for reports, such as {@code plain} or {@code vector-256}} */
    String name();

    /**
     * Makes a layer.
     *
     * @param weights W, row-major [inputs, outputs]; copied
     * @param bias b, one per output; copied
     * @param activation what follows the sums
     * @return the layer
     */
    DenseLayer layer(float[] weights, float[] bias, Activation activation);

    /**
     * Makes a layer whose weights stand in eight bits; where the kernels have none of their own for these, they are
     * multiplied out first.
     *
     * @param weights whole numbers from -127 to 127, row-major [inputs, outputs]; copied
     * @param scale what multiplies the weights of an output, one per output; copied
     * @param bias b, one per output; copied
     * @param activation what follows the sums
     * @return the layer
     */
    default DenseLayer layer(float[] weights, float[] scale, float[] bias, Activation activation) {
        float[] full = new float[weights.length];
        for (int i = 0; i < full.length; i++) {
            full[i] = weights[i] * scale[i % scale.length];
        }
        return layer(full, bias, activation);
    }

    /** Runs the kernels on numbers of no meaning until the JIT has compiled them. Takes up to a few seconds. */
    void warmUp();
}
