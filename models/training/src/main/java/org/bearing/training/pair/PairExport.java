package org.bearing.training.pair;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.inference.pair.PairManifest;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.network.Parameter;

/** A trained autoencoder as the model that runs. */
final class PairExport {
    private PairExport() {}

    /** {@return the model, with copies of the weights} */
    static PairModel model(PairVae vae, PairManifest manifest) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (Stack network : vae.networks()) {
            for (Dense layer : network.layers()) {
                List<Parameter> parameters = layer.parameters();
                Parameter weight = parameters.get(0);
                Parameter bias = parameters.get(1);
                float[] rows = new float[weight.value().length];
                for (int i = 0; i < layer.inputs(); i++) {
                    for (int o = 0; o < layer.outputs(); o++) {
                        rows[i * layer.outputs() + o] = weight.value()[o * layer.inputs() + i];
                    }
                }
                tensors.put(weight.name(), Tensor.of(Dtype.F16, rows, layer.inputs(), layer.outputs()));
                tensors.put(bias.name(), Tensor.of(Dtype.F16, bias.value().clone(), layer.outputs()));
            }
        }
        return PairModel.of(manifest, tensors, manifest.name());
    }
}
