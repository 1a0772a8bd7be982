package org.bearing.training.network;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One more layer behind a network: y = tanh(z w + b), a single number, with its mean squared error and gradients.
 *
 * <p>One thread at a time.
 */
public final class TanhHead {
    private final int inputs;
    private final Parameter weight;
    private final Parameter bias;

    /**
     * Makes a head with Glorot-uniform weights.
     *
     * @param inputs numbers per example
     * @param seed of the first weights
     */
    public TanhHead(int inputs, long seed) {
        this.inputs = inputs;
        weight = new Parameter("head.weight", inputs, true);
        bias = new Parameter("head.bias", 1, false);
        double limit = Math.sqrt(6.0 / (inputs + 1));
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < inputs; k++) {
            weight.value()[k] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    /** {@return what training moves: weights, then the bias} */
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    /**
     * Forward.
     *
     * @param z numbers per example, row by row
     * @param row which example
     * @return its output, in (-1, 1)
     */
    public float apply(float[] z, int row) {
        double sum = bias.value()[0];
        for (int k = 0; k < inputs; k++) {
            sum += weight.value()[k] * z[row * inputs + k];
        }
        return (float) Math.tanh(sum);
    }

    /**
     * Mean squared error of a batch; fills the gradients of both parameters.
     *
     * @param z numbers per example, row by row
     * @param truth wanted output per example, in [-1, 1]
     * @param gradient receives the slope by every number of {@code z}
     * @return the error
     */
    public double evaluate(float[] z, float[] truth, float[] gradient) {
        double error = 0;
        double byBias = 0;
        double[] byWeight = new double[inputs];
        for (int row = 0; row < truth.length; row++) {
            double y = apply(z, row);
            double off = y - truth[row];
            error += off * off / truth.length;
            double slope = 2 * off / truth.length * (1 - y * y);
            byBias += slope;
            for (int k = 0; k < inputs; k++) {
                byWeight[k] += slope * z[row * inputs + k];
                gradient[row * inputs + k] = (float) (slope * weight.value()[k]);
            }
        }
        bias.gradient()[0] = (float) byBias;
        for (int k = 0; k < inputs; k++) {
            weight.gradient()[k] = (float) byWeight[k];
        }
        return error;
    }
}
