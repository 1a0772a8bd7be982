package org.bearing.inference.kernel;

import org.bearing.geometry.EngineThread;

/** y = activation(x W + b) for a few vectors at once; immutable, allocates nothing. */
public interface DenseLayer {
    /** {@return size of an input vector} */
    int inputs();

    /** {@return size of an output vector} */
    int outputs();

    /**
     * Applies the layer.
     *
     * @param in input vectors, each in an array of at least {@link #inputs} values
     * @param count how many, at least 0
     * @param out receives the output vectors, each in an array of at least {@link #outputs} values; none is an input too
     */
    @EngineThread
    void apply(float[][] in, int count, float[][] out);
}
