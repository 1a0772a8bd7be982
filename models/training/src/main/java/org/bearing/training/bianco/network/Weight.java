package org.bearing.training.bianco.network;

import org.bearing.training.network.Parameter;

/** The weights of one product [inputs][outputs], shared by all replicas: the trained numbers and their native copy. */
final class Weight {
    private final Parameter parameter;
    private final int inputs;
    private final int outputs;
    private final NativeMatrix nativeValue;

    Weight(Parameter parameter, int inputs, int outputs) {
        this.parameter = parameter;
        this.inputs = inputs;
        this.outputs = outputs;
        nativeValue = new NativeMatrix(inputs, outputs);
    }

    Parameter parameter() {
        return parameter;
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    NativeMatrix nativeValue() {
        return nativeValue;
    }

    void changed() {
        nativeValue.write(0, parameter.value(), 0, parameter.value().length);
    }
}
