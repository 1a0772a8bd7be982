package org.bearing.inference.pair.printed;

import java.util.Map;
import org.bearing.cues.RtfVector;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.weights.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A trained pair method; immutable, shared by any number of methods.
 *
 * <table>
 * <caption>Tensors that run; T classes. A whole vae-ssl has encoder and decoder beside them, for adapting and figures</caption>
 * <tr><th>name</th><th>shape</th><th>meaning</th></tr>
 * <tr><td>{@code classifier.*}</td><td></td><td>as {@link PhaseNetwork} lists them; for vae-ssl and cnn</td></tr>
 * <tr><td>{@code reference.re}, {@code reference.im}</td><td>[T, 129]</td><td>averaged transfer functions; for rtf-1nn</td></tr>
 * </table>
 */
public final class PrintedPairModel {
    /** Name of the real part of the references. */
    public static final String REFERENCE_RE = "reference.re";

    /** Name of the imaginary part of the references. */
    public static final String REFERENCE_IM = "reference.im";

    private final PrintedPairManifest manifest;
    private final Map<String, Tensor> tensors;
    private final @Nullable PhaseNetwork network;

    private PrintedPairModel(
            PrintedPairManifest manifest, Map<String, Tensor> tensors, @Nullable PhaseNetwork network) {
        this.manifest = manifest;
        this.tensors = Map.copyOf(tensors);
        this.network = network;
    }

    /**
     * Makes a model from tensors in memory.
     *
     * @param manifest what it is
     * @param tensors as in the table above
     * @param file where they come from, for messages
     * @return the model
     * @throws ConfigurationException if they do not fit each other
     */
    public static PrintedPairModel of(PrintedPairManifest manifest, Map<String, Tensor> tensors, String file) {
        if (manifest.kind() != PairKind.RTF_1NN) {
            return new PrintedPairModel(manifest, tensors, PhaseNetwork.of(manifest.classes(), tensors, file));
        }
        values(tensors, REFERENCE_RE, file, manifest.classes(), RtfVector.BINS);
        values(tensors, REFERENCE_IM, file, manifest.classes(), RtfVector.BINS);
        return new PrintedPairModel(manifest, tensors, null);
    }

    /**
     * The model with certain kernels, for benchmarks.
     *
     * @param kernels what computes its classifier
     * @return the model; it shares the weights
     * @throws IllegalStateException for rtf-1nn, which has no network
     */
    public PrintedPairModel running(DenseKernels kernels) {
        int classes = network().classes();
        return new PrintedPairModel(manifest, tensors, PhaseNetwork.with(classes, tensors, manifest.name(), kernels));
    }

    /** {@return the numbers of a tensor, which has to be there and of a shape} */
    static float[] values(Map<String, Tensor> tensors, String name, String file, int... shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !tensor.hasShape(shape)) {
            throw new ConfigurationException(file + (tensor == null ? " lacks the tensor " : " has another shape of ")
                    + name + ", which its manifest asks for as " + java.util.Arrays.toString(shape)
                    + "; export the model again.");
        }
        return tensor.values();
    }

    /** {@return what it says about itself} */
    public PrintedPairManifest manifest() {
        return manifest;
    }

    /** {@return all that its file holds, by name; not to be changed} */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /**
     * The classifier.
     *
     * @return the network
     * @throws IllegalStateException for rtf-1nn, which has none
     */
    public PhaseNetwork network() {
        if (network == null) {
            throw new IllegalStateException(manifest.kind().label() + " has no network");
        }
        return network;
    }
}
