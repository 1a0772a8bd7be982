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

    /** Runs the kernels on numbers of no meaning until the JIT has compiled them. Takes up to a few seconds. */
    void warmUp();
}
