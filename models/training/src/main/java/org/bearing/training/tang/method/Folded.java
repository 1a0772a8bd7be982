package org.bearing.training.tang.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.Parameter;
import org.bearing.training.network.TanhHead;

/** A trained network as the layers that inference reads: batch normalisation folded in. */
final class Folded {
    private final EmbeddingNetwork network;
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private Folded(EmbeddingNetwork network) {
        this.network = network;
        for (Parameter parameter : network.parameters()) {
            values.put(parameter.name(), parameter.value());
        }
    }

    /** Tensors of {@code layer.I}, their names after {@code prefix}. */
    static Map<String, Tensor> embedding(EmbeddingNetwork network, String prefix) {
        Folded folded = new Folded(network);
        folded.hidden(prefix);
        float[] bias = folded.value("output.bias");
        folded.put(prefix, network.hiddenLayers(), folded.turned("output.weight", ones(bias.length)), bias.clone());
        return folded.tensors;
    }

    /** The same with the head's layer multiplied into the linear one before it: there is nothing between the two. */
    static Map<String, Tensor> regression(EmbeddingNetwork network, TanhHead head, String prefix) {
        Folded folded = new Folded(network);
        folded.hidden(prefix);
        float[] bias = folded.value("output.bias");
        float[] linear = folded.turned("output.weight", ones(bias.length));
        float[] behind = head.parameters().get(0).value();
        double shift = head.parameters().get(1).value()[0];
        float[] joint = new float[linear.length / bias.length];
        for (int k = 0; k < bias.length; k++) {
            shift += behind[k] * bias[k];
        }
        for (int i = 0; i < joint.length; i++) {
            double sum = 0;
            for (int k = 0; k < bias.length; k++) {
                sum += behind[k] * linear[i * bias.length + k];
            }
            joint[i] = (float) sum;
        }
        folded.put(prefix, network.hiddenLayers(), joint, new float[] {(float) shift});
        return folded.tensors;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private float[] value(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private void hidden(String prefix) {
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            float[] gamma = value("hidden" + layer + ".gamma");
            float[] beta = value("hidden" + layer + ".beta");
            float[] mean = network.runningMean(layer);
            float[] variance = network.runningVariance(layer);
            double[] factor = new double[mean.length];
            float[] bias = new float[mean.length];
            for (int k = 0; k < mean.length; k++) {
                factor[k] = gamma[k] / Math.sqrt(variance[k] + EmbeddingNetwork.VARIANCE_FLOOR);
                bias[k] = (float) (beta[k] - factor[k] * mean[k]);
            }
            put(prefix, layer, turned("hidden" + layer + ".weight", factor), bias);
        }
    }

    private void put(String prefix, int layer, float[] weight, float[] bias) {
        tensors.put(
                prefix + "layer." + layer + ".weight",
                Tensor.of(Dtype.F32, weight, weight.length / bias.length, bias.length));
        tensors.put(prefix + "layer." + layer + ".bias", Tensor.of(Dtype.F32, bias, bias.length));
    }

    /** From neuron by neuron to input by input, every neuron scaled. */
    private float[] turned(String name, double[] factor) {
        float[] weight = value(name);
        int inputs = weight.length / factor.length;
        float[] turned = new float[weight.length];
        for (int k = 0; k < factor.length; k++) {
            for (int i = 0; i < inputs; i++) {
                turned[i * factor.length + k] = (float) (factor[k] * weight[k * inputs + i]);
            }
        }
        return turned;
    }
}
