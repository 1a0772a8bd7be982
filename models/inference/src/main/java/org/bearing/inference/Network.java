package org.bearing.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.geometry.EngineThread;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Tensor;

/**
 * A multilayer perceptron, shared by all methods that use its model; safe for several threads.
 *
 * <p>It starts with the plain kernels. Where the vector kernels can run, and once it has been used so often that they
 * pay for their warm-up, a background thread warms them and hands over. Results do not change with that: all kernels
 * are bit-equal.
 */
public final class Network {
    private static final int USES_BEFORE_WARM_UP = 300;

    private final NetworkSpec spec;
    private final AtomicInteger uses = new AtomicInteger();
    private volatile Layers layers;
    private volatile Runnable upgrade;

    /** A network's layers and what computes them. */
    private record Layers(String kernels, List<DenseLayer> list) {
        static Layers of(NetworkSpec spec, Map<String, Tensor> tensors, DenseKernels kernels) {
            List<DenseLayer> list = new ArrayList<>();
            int count = spec.layers().size() - 1;
            for (int i = 0; i < count; i++) {
                Tensor weight = Objects.requireNonNull(tensors.get(ModelFiles.weightName(i)));
                Tensor bias = Objects.requireNonNull(tensors.get(ModelFiles.biasName(i)));
                Activation activation = i + 1 < count ? spec.activation() : Activation.NONE;
                list.add(kernels.layer(weight.values(), bias.values(), activation));
            }
            return new Layers(kernels.name(), List.copyOf(list));
        }
    }

    private Network(NetworkSpec spec, Layers layers, Runnable upgrade) {
        this.spec = spec;
        this.layers = layers;
        this.upgrade = upgrade;
    }

    /**
     * A network that changes to the vector kernels once that pays.
     *
     * @param spec its shape
     * @param tensors its weights, as {@link ModelFiles} describes; they fit the shape
     * @return the network
     */
    static Network of(NetworkSpec spec, Map<String, Tensor> tensors) {
        Network network = with(spec, tensors, new PlainKernels());
        KernelLookup.vector()
                .ifPresent(vector -> network.upgrade = () -> {
                    vector.warmUp();
                    network.layers = Layers.of(spec, tensors, vector);
                });
        return network;
    }

    /**
     * A network that stays with certain kernels.
     *
     * @param spec its shape
     * @param tensors its weights, as {@link ModelFiles} describes; they fit the shape
     * @param kernels what computes it
     * @return the network
     */
    static Network with(NetworkSpec spec, Map<String, Tensor> tensors, DenseKernels kernels) {
        return new Network(spec, Layers.of(spec, tensors, kernels), () -> {});
    }

    /** {@return its shape} */
    public NetworkSpec spec() {
        return spec;
    }

    /** {@return what computes it now, for reports} */
    public String kernels() {
        return layers.kernels();
    }

    /** A caller's buffers; used by one thread. */
    public static final class Workspace {
        private final float[][][] values;

        /**
         * Allocates buffers.
         *
         * @param spec the network's shape
         * @param batch the most vectors at once, above 0
         */
        public Workspace(NetworkSpec spec, int batch) {
            values = new float[spec.layers().size()][batch][];
            for (int layer = 0; layer < values.length; layer++) {
                for (int v = 0; v < batch; v++) {
                    values[layer][v] = new float[spec.layers().get(layer)];
                }
            }
        }

        /**
         * Where the caller puts an input vector.
         *
         * @param v which
         * @return its buffer
         */
        public float[] input(int v) {
            return values[0][v];
        }

        /**
         * Where {@link Network#apply} puts an output vector.
         *
         * @param v which
         * @return its buffer
         */
        public float[] output(int v) {
            return values[values.length - 1][v];
        }
    }

    /**
     * Computes the outputs for the inputs in a workspace.
     *
     * @param workspace made for this network's shape
     * @param count how many vectors
     */
    @EngineThread
    public void apply(Workspace workspace, int count) {
        if (uses.get() < USES_BEFORE_WARM_UP && uses.incrementAndGet() == USES_BEFORE_WARM_UP) {
            startUpgrade();
        }
        List<DenseLayer> list = layers.list();
        for (int i = 0; i < list.size(); i++) {
            list.get(i).apply(workspace.values[i], count, workspace.values[i + 1]);
        }
        if (spec.unitOutput()) {
            for (int v = 0; v < count; v++) {
                normalise(workspace.output(v));
            }
        }
    }

    private void startUpgrade() {
        Runnable work = upgrade;
        upgrade = () -> {};
        Thread thread = new Thread(work, "bearing-kernel-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void normalise(float[] values) {
        float square = 0;
        for (float value : values) {
            square += value * value;
        }
        if (square > 0) {
            float scale = (float) (1 / Math.sqrt(square));
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale;
            }
        }
    }
}
