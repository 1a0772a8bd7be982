package org.bearing.inference.kernel;

import org.bearing.geometry.EngineThread;

/** y = activation(x W + b) for a few vectors at once; immutable, allocates nothing. */
public interface DenseLayer {
    /**
     * How long to make an array of numbers so that others allocated right after it begin at the same place in a cache
     * line: loops over several of them then read whole lines, which is worth up to half their time.
     *
     * @param count numbers that it has to hold
     * @return a length of at least that: with the 16 bytes before an array's elements, a multiple of 64 bytes
     */
    static int arrayLength(int count) {
        return (count + 4 + 15) / 16 * 16 - 4;
    }

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
