package org.bearing.inference.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.weights.Tensor;

/**
 * A pair model: the classifier q(y|x), ready to run, and all weights by name, those of encoder and decoder too. Immutable; any
 * thread. Weights of layer n are {@code NETWORK.n.weight} [inputs, outputs] and {@code NETWORK.n.bias}, with {@code
 * classifier}, {@code encoder} (cues and label in; means, then log deviations of z out) and {@code decoder} (z and label in;
 * means, then log deviations of the cues out); a ReLU follows all but the last.
 */
public final class PairModel {
    private final PairManifest manifest;
    private final Map<String, Tensor> tensors;
    private final List<DenseLayer> classifier = new ArrayList<>();

    private PairModel(PairManifest manifest, Map<String, Tensor> tensors, String file, DenseKernels kernels) {
        this.manifest = manifest;
        this.tensors = Map.copyOf(new TreeMap<>(tensors));
        int inputs = manifest.cues();
        for (int n = 0; n <= manifest.hidden().size(); n++) {
            boolean last = n == manifest.hidden().size();
            int outputs = last ? manifest.classes() : manifest.hidden().get(n);
            float[] weight = values("classifier." + n + ".weight", file, inputs, outputs);
            float[] bias = values("classifier." + n + ".bias", file, outputs);
            classifier.add(kernels.layer(weight, bias, last ? Activation.NONE : Activation.RELU));
            inputs = outputs;
        }
        values("encoder.1.bias", file, 2 * manifest.latent());
        values("decoder.1.bias", file, 2 * manifest.cues());
    }

    /**
     * Makes a model.
     *
     * @param manifest what it says about itself
     * @param tensors its weights
     * @param file where they come from, for messages
     * @return the model
     * @throws ConfigurationException if they do not fit each other
     */
    public static PairModel of(PairManifest manifest, Map<String, Tensor> tensors, String file) {
        return new PairModel(manifest, tensors, file, usualKernels());
    }

    private static DenseKernels usualKernels() {
        return KernelLookup.vector().orElseGet(PlainKernels::new);
    }

    private float[] values(String name, String file, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !tensor.hasShape(shape)) {
            throw new ConfigurationException(file + " has no tensor " + name + " of the shape its manifest says (found "
                    + (tensor == null ? "none" : tensor.shapeText()) + "); use the two files of one model.");
        }
        return tensor.values();
    }

    /** {@return what it says about itself} */
    public PairManifest manifest() {
        return manifest;
    }

    /** {@return all weights by name} */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * Puts other trust into the model.
     *
     * @param trust how far it can be trusted
     * @return the model with it; it shares the weights
     */
    public PairModel with(PairTrust trust) {
        return new PairModel(manifest.with(trust), tensors, manifest.name(), usualKernels());
    }

    /**
     * The model with certain kernels, for benchmarks.
     *
     * @param kernels what computes its classifier
     * @return the model; it shares the weights
     */
    public PairModel running(DenseKernels kernels) {
        return new PairModel(manifest, tensors, manifest.name(), kernels);
    }

    /** {@return the layers of q(y|x), first to last; what the last one puts out are logits} */
    public List<DenseLayer> classifier() {
        return List.copyOf(classifier);
    }
}
