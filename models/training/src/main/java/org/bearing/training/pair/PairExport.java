package org.bearing.training.pair;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.pair.PairManifest;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.network.Parameter;

/** A trained autoencoder as the model that runs, and the other way round. */
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

    /**
     * Makes an autoencoder with the weights of a model.
     *
     * @param model with classifier, encoder and decoder
     * @param rows what the classifier hears at once
     * @param items what encoder and decoder hear at once
     * @param dropout of the classifier's hidden layers
     * @param seed of dropout and z
     * @return the autoencoder
     * @throws ConfigurationException if the model is of other sizes than can be trained
     */
    static PairVae vae(PairModel model, int rows, int items, double dropout, long seed) {
        PairManifest manifest = model.manifest();
        if (manifest.latent() != PairVae.LATENT) {
            throw new ConfigurationException("The model " + manifest.name() + " has a z of " + manifest.latent()
                    + " numbers; expected " + PairVae.LATENT + "; adapt one that ./bearing train spaced-pair made.");
        }
        int generative = tensor(model, "encoder.0.bias").size(0);
        PairVae vae = new PairVae(
                manifest.cues(), manifest.classes(), manifest.hidden(), generative, rows, items, dropout, seed);
        for (Stack network : vae.networks()) {
            for (Dense layer : network.layers()) {
                Parameter weight = layer.parameters().get(0);
                Parameter bias = layer.parameters().get(1);
                float[] values = values(model, weight.name(), layer.inputs(), layer.outputs());
                for (int i = 0; i < layer.inputs(); i++) {
                    for (int o = 0; o < layer.outputs(); o++) {
                        weight.value()[o * layer.inputs() + i] = values[i * layer.outputs() + o];
                    }
                }
                System.arraycopy(values(model, bias.name(), layer.outputs()), 0, bias.value(), 0, layer.outputs());
            }
        }
        vae.parametersChanged();
        return vae;
    }

    private static Tensor tensor(PairModel model, String name) {
        Tensor tensor = model.tensors().get(name);
        if (tensor == null) {
            throw new ConfigurationException("The model " + model.manifest().name() + " has no tensor " + name
                    + "; expected classifier, encoder and decoder, as ./bearing train spaced-pair writes them.");
        }
        return tensor;
    }

    private static float[] values(PairModel model, String name, int... shape) {
        Tensor tensor = tensor(model, name);
        if (!tensor.hasShape(shape)) {
            throw new ConfigurationException("The model " + model.manifest().name() + " has a tensor " + name + " "
                    + tensor.shapeText() + "; expected " + Arrays.toString(shape) + ".");
        }
        return tensor.values();
    }
}
