package org.bearing.inference.pair.printed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.weights.Tensor;

/**
 * Weights of the classifier q(y|x) of Bianco et al. 2021 (table 1): two convolutions of 3 x 3 and stride 2, each a dense layer
 * of its patches, and two fully connected layers. Shared by several threads; each reads it with a {@link PhaseClassifier}.
 *
 * <table>
 * <caption>Tensors, each {@code .weight}, with a {@code .bias} of as many numbers as its last size; rows are frames</caption>
 * <tr><th>name</th><th>shape</th><th>axes</th></tr>
 * <tr><td>{@code classifier.conv1}</td><td>[3, 3, 1, 32]</td><td>row, column, in, out; then ReLU</td></tr>
 * <tr><td>{@code classifier.conv2}</td><td>[3, 3, 32, 64]</td><td>likewise</td></tr>
 * <tr><td>{@code classifier.fc1x}</td><td>[13888, 200]</td><td>row (7), column (31), channel (64), flattened; out; then ReLU</td></tr>
 * <tr><td>{@code classifier.fc2}</td><td>[200, T]</td><td>in, out: logits</td></tr>
 * </table>
 *
 * <p>It starts with the plain kernels. Where the vector kernels can run, and once it has been used so often that they pay for
 * their warm-up, a background thread warms them and hands over; all kernels are bit-equal.
 */
public final class PhaseNetwork {
    static final int TAPS = 3;
    static final int CHANNELS = 32;
    static final int DEEP_CHANNELS = 64;
    static final int HIDDEN = 200;
    private static final int USES_BEFORE_WARM_UP = 100;
    private static final String NET = "classifier.";

    private final int classes;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile Layers layers;
    private volatile Runnable upgrade;

    /** What computes the network. */
    record Layers(DenseLayer first, DenseLayer second, DenseLayer hidden, DenseLayer output) {
        static Layers of(int classes, Map<String, Tensor> tensors, String file, DenseKernels kernels) {
            int deep = PhaseClassifier.DEEP_ROWS * PhaseClassifier.DEEP_ROW;
            return new Layers(
                    layer(tensors, "conv1", file, kernels, Activation.RELU, TAPS, TAPS, 1, CHANNELS),
                    layer(tensors, "conv2", file, kernels, Activation.RELU, TAPS, TAPS, CHANNELS, DEEP_CHANNELS),
                    layer(tensors, "fc1x", file, kernels, Activation.RELU, deep, HIDDEN),
                    layer(tensors, "fc2", file, kernels, Activation.NONE, HIDDEN, classes));
        }

        private static DenseLayer layer(
                Map<String, Tensor> tensors,
                String name,
                String file,
                DenseKernels kernels,
                Activation activation,
                int... shape) {
            float[] weight = PrintedPairModel.values(tensors, NET + name + ".weight", file, shape);
            float[] bias = PrintedPairModel.values(tensors, NET + name + ".bias", file, shape[shape.length - 1]);
            return kernels.layer(weight, bias, activation);
        }
    }

    private PhaseNetwork(int classes, Layers layers) {
        this.classes = classes;
        this.layers = layers;
        upgrade = () -> {};
    }

    /**
     * A network that changes to the vector kernels once that pays.
     *
     * @param classes T
     * @param tensors as in the table; others are ignored
     * @param file where they come from, for messages
     * @return the network
     * @throws org.bearing.geometry.ConfigurationException if a tensor is missing or has another shape
     */
    public static PhaseNetwork of(int classes, Map<String, Tensor> tensors, String file) {
        PhaseNetwork network = with(classes, tensors, file, new PlainKernels());
        KernelLookup.vector()
                .ifPresent(vector -> network.upgrade = () -> {
                    vector.warmUp();
                    network.layers = Layers.of(classes, tensors, file, vector);
                });
        return network;
    }

    /**
     * A network that stays with certain kernels.
     *
     * @param classes T
     * @param tensors as in the table; others are ignored
     * @param file where they come from, for messages
     * @param kernels what computes it
     * @return the network
     * @throws org.bearing.geometry.ConfigurationException if a tensor is missing or has another shape
     */
    public static PhaseNetwork with(int classes, Map<String, Tensor> tensors, String file, DenseKernels kernels) {
        return new PhaseNetwork(classes, Layers.of(classes, tensors, file, kernels));
    }

    /** {@return T, number of directions} */
    public int classes() {
        return classes;
    }

    /** {@return what computes it now; counts the use} */
    Layers layers() {
        if (uses.get() < USES_BEFORE_WARM_UP && uses.incrementAndGet() == USES_BEFORE_WARM_UP) {
            Thread thread = new Thread(upgrade, "bearing-kernel-warm-up");
            upgrade = () -> {};
            thread.setDaemon(true);
            thread.start();
        }
        return layers;
    }
}
