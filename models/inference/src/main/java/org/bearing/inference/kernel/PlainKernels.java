package org.bearing.inference.kernel;

import org.bearing.inference.manifest.Activation;

/** Dense layers in plain Java, which run everywhere. */
public final class PlainKernels implements DenseKernels {
    /** Makes the kernels. */
    public PlainKernels() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public DenseLayer layer(float[] weights, float[] bias, Activation activation) {
        return new PlainLayer(weights, bias, activation);
    }

    /** Nothing to do: plain Java is fast enough before it is compiled. */
    @Override
    public void warmUp() {}
}
