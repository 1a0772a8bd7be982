package org.bearing.training.network;

import java.util.Arrays;
import java.util.List;

/** The linear layer at the end. */
final class OutputLayer {
    private final int batch;
    private final int outputs;
    private final Matrix nativeWeight;
    private final Matrix nativeGradient;
    private final Matrix sums;
    private final Parameter weight;
    private final Parameter bias;
    private final float[] result;

    OutputLayer(int inputs, int outputs, int batch) {
        this.batch = batch;
        this.outputs = outputs;
        nativeWeight = new Matrix(inputs, outputs);
        nativeGradient = new Matrix(inputs, outputs);
        sums = new Matrix(outputs, batch);
        weight = new Parameter("output.weight", inputs * outputs, true);
        bias = new Parameter("output.bias", outputs, false);
        result = new float[batch * outputs];
    }

    List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    void parametersChanged() {
        nativeWeight.write(weight.value());
    }

    float[] forward(Matrix input) {
        sums.product(nativeWeight, true, input, false);
        sums.read(result);
        for (int row = 0; row < batch; row++) {
            for (int k = 0; k < outputs; k++) {
                result[row * outputs + k] += bias.value()[k];
            }
        }
        return result;
    }

    void backward(float[] gradient, Matrix input, Matrix intoInput) {
        float[] byBias = bias.gradient();
        Arrays.fill(byBias, 0f);
        for (int row = 0; row < batch; row++) {
            for (int k = 0; k < outputs; k++) {
                byBias[k] += gradient[row * outputs + k];
            }
        }
        sums.write(gradient);
        nativeGradient.product(input, false, sums, true);
        nativeGradient.read(weight.gradient());
        intoInput.product(nativeWeight, false, sums, false);
    }
}
