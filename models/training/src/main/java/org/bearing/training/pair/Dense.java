package org.bearing.training.pair;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.training.network.Matrix;
import org.bearing.training.network.Parameter;

/** A dense layer with an optional ReLU and dropout, for batches of one size, forwards and backwards. One thread. */
final class Dense {
    private final int inputs;
    private final int outputs;
    private final int batch;
    private final boolean rectified;
    private final double dropout;
    private final Parameter weight;
    private final Parameter bias;
    private final Matrix nativeWeight;
    private final Matrix nativeGradient;
    private final Matrix nativeInput;
    private final Matrix nativeOutput;
    private final Matrix nativeInputSlope;
    private final float[] output;
    private final float[] keep;
    private final float[] inputSlope;

    Dense(String name, int inputs, int outputs, int batch, boolean rectified, double dropout, SplittableRandom random) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.batch = batch;
        this.rectified = rectified;
        this.dropout = dropout;
        weight = new Parameter(name + ".weight", inputs * outputs, true);
        bias = new Parameter(name + ".bias", outputs, false);
        double scale = Math.sqrt((rectified ? 2.0 : 1.0) / inputs);
        for (int i = 0; i < weight.value().length; i++) {
            weight.value()[i] = (float) (scale * random.nextGaussian());
        }
        nativeWeight = new Matrix(inputs, outputs);
        nativeGradient = new Matrix(inputs, outputs);
        nativeInput = new Matrix(inputs, batch);
        nativeOutput = new Matrix(outputs, batch);
        nativeInputSlope = new Matrix(inputs, batch);
        output = new float[outputs * batch];
        keep = new float[outputs * batch];
        inputSlope = new float[inputs * batch];
        parametersChanged();
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    /** Weights of one neuron after those of another; then the biases. */
    List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    void parametersChanged() {
        nativeWeight.write(weight.value(), 0, weight.value().length);
    }

    /** {@return the outputs, example after example; live}; without a random, nothing is dropped. */
    float[] forward(float[] input, boolean training, SplittableRandom random) {
        nativeInput.write(input, 0, inputs * batch);
        nativeOutput.product(nativeWeight, true, nativeInput, false);
        nativeOutput.read(output, 0, output.length);
        boolean dropping = training && dropout > 0;
        float kept = (float) (1 / (1 - dropout));
        for (int at = 0; at < output.length; at++) {
            float sum = output[at] + bias.value()[at % outputs];
            float factor = rectified && !(sum > 0) ? 0 : 1;
            factor = !dropping ? factor : random.nextDouble() < dropout ? 0 : kept * factor;
            keep[at] = factor;
            output[at] = factor * sum;
        }
        return output;
    }

    /** Sets the gradients from the slopes of the loss by the outputs. {@return those by the inputs; live} */
    float[] backward(float[] slope) {
        float[] biasGradient = bias.gradient();
        for (int o = 0; o < outputs; o++) {
            biasGradient[o] = 0;
        }
        for (int at = 0; at < output.length; at++) {
            output[at] = keep[at] * slope[at];
            biasGradient[at % outputs] += output[at];
        }
        nativeOutput.write(output, 0, output.length);
        nativeGradient.product(nativeInput, false, nativeOutput, true);
        nativeGradient.read(weight.gradient(), 0, weight.gradient().length);
        nativeInputSlope.product(nativeWeight, false, nativeOutput, false);
        nativeInputSlope.read(inputSlope, 0, inputSlope.length);
        return inputSlope;
    }
}
