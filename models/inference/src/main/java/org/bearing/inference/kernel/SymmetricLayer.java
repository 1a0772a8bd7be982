package org.bearing.inference.kernel;

import org.bearing.geometry.EngineThread;
import org.bearing.inference.manifest.Activation;

/**
 * A layer that keeps an exchange of left and right, as {@link org.bearing.inference.manifest.NetworkSpec} describes: one
 * product for the even part and one for the odd part. Negated odd inputs give the same even outputs and negated odd
 * outputs, to the last bit. Immutable, allocates nothing.
 */
public final class SymmetricLayer {
    private final DenseLayer even;
    private final DenseLayer odd;
    private final Activation activation;

    /**
     * Makes a layer.
     *
     * @param even product of the even part, with the bias and without activation
     * @param odd product of the odd part, without bias and activation
     * @param activation what follows in the pairs even + odd and even - odd; with NONE both parts stay as they are
     */
    public SymmetricLayer(DenseLayer even, DenseLayer odd, Activation activation) {
        this.even = even;
        this.odd = odd;
        this.activation = activation;
    }

    /**
     * Applies the layer.
     *
     * @param evenIn even parts of the input vectors, each in an array of its own
     * @param oddIn their odd parts
     * @param count how many
     * @param evenOut receives the even parts of the output vectors
     * @param oddOut receives their odd parts
     */
    @EngineThread
    public void apply(float[][] evenIn, float[][] oddIn, int count, float[][] evenOut, float[][] oddOut) {
        even.apply(evenIn, count, evenOut);
        odd.apply(oddIn, count, oddOut);
        if (activation != Activation.NONE) {
            for (int v = 0; v < count; v++) {
                activate(evenOut[v], oddOut[v], even.outputs());
            }
        }
    }

    private void activate(float[] a, float[] b, int size) {
        sumAndDifference(a, b, 1, size);
        Activations.apply(activation, a, size);
        Activations.apply(activation, b, size);
        sumAndDifference(a, b, 0.5f, size);
    }

    private static void sumAndDifference(float[] a, float[] b, float scale, int size) {
        for (int i = 0; i < size; i++) {
            float sum = scale * (a[i] + b[i]);
            b[i] = scale * (a[i] - b[i]);
            a[i] = sum;
        }
    }
}
