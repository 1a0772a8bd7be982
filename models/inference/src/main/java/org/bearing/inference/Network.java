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
import org.bearing.inference.kernel.SymmetricLayer;
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

    /** A network's layers and what computes them; a plain network has no symmetric ones, and the other way round. */
    private record Layers(String kernels, List<DenseLayer> plain, List<SymmetricLayer> symmetric) {
        static Layers of(NetworkSpec spec, Map<String, Tensor> tensors, DenseKernels kernels) {
            List<DenseLayer> plain = new ArrayList<>();
            List<SymmetricLayer> symmetric = new ArrayList<>();
            int count = spec.layers().size() - 1;
            for (int i = 0; i < count; i++) {
                float[] bias = values(tensors, ModelFiles.biasName(i));
                Activation activation = i + 1 < count ? spec.activation() : Activation.NONE;
                if (spec.symmetric()) {
                    float[] noBias = new float[spec.odd(i + 1)];
                    symmetric.add(new SymmetricLayer(
                            layer(kernels, tensors, ModelFiles.weightName(i), bias, Activation.NONE),
                            layer(kernels, tensors, ModelFiles.oddWeightName(i), noBias, Activation.NONE),
                            activation));
                } else {
                    plain.add(layer(kernels, tensors, ModelFiles.weightName(i), bias, activation));
                }
            }
            return new Layers(kernels.name(), List.copyOf(plain), List.copyOf(symmetric));
        }

        private static DenseLayer layer(
                DenseKernels kernels, Map<String, Tensor> tensors, String name, float[] bias, Activation activation) {
            float[] weight = values(tensors, name);
            Tensor scale = tensors.get(ModelFiles.scaleName(name));
            return scale == null
                    ? kernels.layer(weight, bias, activation)
                    : kernels.layer(weight, scale.values(), bias, activation);
        }

        private static float[] values(Map<String, Tensor> tensors, String name) {
            return Objects.requireNonNull(tensors.get(name)).values();
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
    public static Network of(NetworkSpec spec, Map<String, Tensor> tensors) {
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
        private final float[][] input;
        private final float[][] output;
        /** By layer and vector; in a plain network everything is even. */
        private final float[][][] even;

        private final float[][][] odd;

        /**
         * Allocates buffers.
         *
         * @param spec the network's shape
         * @param batch the most vectors at once, above 0
         */
        public Workspace(NetworkSpec spec, int batch) {
            int layers = spec.layers().size();
            even = new float[layers][batch][];
            odd = new float[layers][batch][];
            for (int layer = 0; layer < layers; layer++) {
                boolean hidden = layer > 0 && layer < layers - 1;
                for (int v = 0; v < batch; v++) {
                    even[layer][v] = new float[hidden ? DenseLayer.arrayLength(spec.even(layer)) : spec.even(layer)];
                    odd[layer][v] = new float[hidden ? DenseLayer.arrayLength(spec.odd(layer)) : spec.odd(layer)];
                }
            }
            input = spec.symmetric() ? new float[batch][spec.inputs()] : even[0];
            output = spec.symmetric() ? new float[batch][spec.outputs()] : even[layers - 1];
        }

        private void splitInput(int v) {
            int first = even[0][v].length;
            System.arraycopy(input[v], 0, even[0][v], 0, first);
            System.arraycopy(input[v], first, odd[0][v], 0, odd[0][v].length);
        }

        private void joinOutput(int v) {
            int last = even.length - 1;
            int first = even[last][v].length;
            System.arraycopy(even[last][v], 0, output[v], 0, first);
            System.arraycopy(odd[last][v], 0, output[v], first, odd[last][v].length);
        }

        /**
         * Where the caller puts an input vector.
         *
         * @param v which
         * @return its buffer
         */
        public float[] input(int v) {
            return input[v];
        }

        /**
         * The last hidden layer of a vector after {@link Network#apply}.
         *
         * @param v which
         * @return its even part, everything in a plain network; may be longer than the layer
         */
        public float[] hiddenEven(int v) {
            return even[even.length - 2][v];
        }

        /**
         * The odd part of the last hidden layer of a vector after {@link Network#apply}.
         *
         * @param v which
         * @return that part, of no use in a plain network; may be longer than the layer
         */
        public float[] hiddenOdd(int v) {
            return odd[odd.length - 2][v];
        }

        /**
         * Where {@link Network#apply} puts an output vector.
         *
         * @param v which
         * @return its buffer
         */
        public float[] output(int v) {
            return output[v];
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
        if (spec.symmetric()) {
            applySymmetric(layers.symmetric(), workspace, count);
        } else {
            List<DenseLayer> list = layers.plain();
            for (int i = 0; i < list.size(); i++) {
                list.get(i).apply(workspace.even[i], count, workspace.even[i + 1]);
            }
        }
        if (spec.unitOutput()) {
            for (int v = 0; v < count; v++) {
                normalise(workspace.output(v));
            }
        }
    }

    private static void applySymmetric(List<SymmetricLayer> list, Workspace workspace, int count) {
        for (int v = 0; v < count; v++) {
            workspace.splitInput(v);
        }
        for (int i = 0; i < list.size(); i++) {
            list.get(i).apply(workspace.even[i], workspace.odd[i], count, workspace.even[i + 1], workspace.odd[i + 1]);
        }
        for (int v = 0; v < count; v++) {
            workspace.joinOutput(v);
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
