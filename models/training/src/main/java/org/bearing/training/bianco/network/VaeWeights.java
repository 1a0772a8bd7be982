package org.bearing.training.bianco.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.network.Parameter;

/**
 * All trained numbers, by name; networks of several threads share them. No network shares any with another.
 *
 * <pre>
 * name                            shape                 what
 * NET.conv1                       [3][3][1][32]         [tap row = frame][tap column = bin][in][out], stride 2, ReLU
 * NET.conv2                       [3][3][32][64]        likewise
 * NET.fc1x                        [D][hidden]           D = frames'' x bins'' x 64 flattened [frame][bin][channel]: 7 x 31 x 64
 * classifier.fc2                  [hidden][T]           logits, from relu(fc1x)
 * encoder.fc1y, decoder.fc1y      [T][hidden]           row of the label, added to fc1x or fc4 before the ReLU
 * encoder.fc3mean, .fc3scale      [hidden][latent]      mean and log standard deviation of z
 * decoder.fc4                     [latent][hidden]
 * decoder.fc5                     [hidden][D]           then dropout, then ReLU
 * decoder.HEAD.deconv1            [64][3][3][32]        [in][tap row][tap column][out], stride 2, ReLU; HEAD = mean, scale
 * decoder.HEAD.deconv2            [32][3][3][1]         then tanh or 10 sigmoid
 * </pre>
 *
 * NET is {@code classifier} or {@code encoder}. Each name has {@code .weight} and {@code .bias} ([out]). A fully connected
 * layer is y = x W + b with W [in][out]. Start: PyTorch's, uniform in +-1 / sqrt(fan-in), where the fan-in of a transposed
 * convolution counts its outputs' channels.
 *
 * <p>Reading from several threads is safe; writing needs that none reads.
 */
public final class VaeWeights {
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";
    private static final int TAPS = Patches.TAPS;
    private static final int AREA = TAPS * TAPS;

    private final VaeSpec spec;
    private final Map<String, Weight> weights = new LinkedHashMap<>();
    private final Map<String, Parameter> biases = new LinkedHashMap<>();
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final SplittableRandom random;

    private VaeWeights(VaeSpec spec, boolean whole, long seed) {
        this.spec = spec;
        random = new SplittableRandom(seed);
        trunk("classifier");
        dense("classifier.fc2", spec.hidden(), spec.classes());
        if (whole) {
            trunk("encoder");
            dense("encoder.fc1y", spec.classes(), spec.hidden());
            dense("encoder.fc3mean", spec.hidden(), spec.latent());
            dense("encoder.fc3scale", spec.hidden(), spec.latent());
            dense("decoder.fc4", spec.latent(), spec.hidden());
            dense("decoder.fc1y", spec.classes(), spec.hidden());
            dense("decoder.fc5", spec.hidden(), spec.shape().deepSize());
            head("decoder.mean");
            head("decoder.scale");
        }
        changed();
    }

    /**
     * Fresh weights of all three networks.
     *
     * @param spec their sizes
     * @param seed of the random start
     * @return the weights
     */
    public static VaeWeights whole(VaeSpec spec, long seed) {
        return new VaeWeights(spec, true, seed);
    }

    /**
     * Fresh weights of the classifier alone: the supervised CNN. The same seed gives the classifier of {@link #whole}.
     *
     * @param spec its sizes
     * @param seed of the random start
     * @return the weights
     */
    public static VaeWeights classifierOnly(VaeSpec spec, long seed) {
        return new VaeWeights(spec, false, seed);
    }

    private void trunk(String net) {
        int channels = SequenceShape.CHANNELS;
        int deep = SequenceShape.DEEP_CHANNELS;
        add(net + ".conv1", AREA, channels, AREA, TAPS, TAPS, 1, channels);
        add(net + ".conv2", AREA * channels, deep, AREA * channels, TAPS, TAPS, channels, deep);
        dense(net + ".fc1x", spec.shape().deepSize(), spec.hidden());
    }

    private void head(String head) {
        int channels = SequenceShape.CHANNELS;
        int deep = SequenceShape.DEEP_CHANNELS;
        add(head + ".deconv1", deep, AREA * channels, AREA * channels, deep, TAPS, TAPS, channels);
        add(head + ".deconv2", channels, AREA, AREA, channels, TAPS, TAPS, 1);
    }

    private void dense(String name, int inputs, int outputs) {
        add(name, inputs, outputs, inputs, inputs, outputs);
    }

    private void add(String name, int rows, int columns, int fanIn, int... shape) {
        int outputs = shape[shape.length - 1];
        Parameter weight = new Parameter(name + WEIGHT, rows * columns, true);
        Parameter bias = new Parameter(name + BIAS, outputs, false);
        double limit = 1 / Math.sqrt(fanIn);
        fill(weight.value(), limit);
        fill(bias.value(), limit);
        weights.put(name, new Weight(weight, rows, columns));
        biases.put(name, bias);
        shapes.put(weight.name(), shape);
        shapes.put(bias.name(), new int[] {outputs});
    }

    private void fill(float[] values, double limit) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    /** {@return what the networks are} */
    public VaeSpec spec() {
        return spec;
    }

    /** {@return whether encoder and decoder are there, not the classifier alone} */
    public boolean isWhole() {
        return weights.containsKey("decoder.fc5");
    }

    Weight weight(String name) {
        return weights.get(name);
    }

    Parameter bias(String name) {
        return biases.get(name);
    }

    /** {@return the names of the networks that are there: classifier and, if whole, encoder and decoder} */
    public List<String> networks() {
        return isWhole() ? List.of("classifier", "encoder", "decoder") : List.of("classifier");
    }

    /** {@return weights and biases, live, in the order of the table; call {@link #changed()} after writing} */
    public List<Parameter> parameters() {
        return networks().stream()
                .flatMap(network -> parameters(network).stream())
                .toList();
    }

    /**
     * Weights and biases of one network.
     *
     * @param network one of {@link #networks()}
     * @return live, in the order of the table
     */
    public List<Parameter> parameters(String network) {
        List<Parameter> all = new ArrayList<>();
        weights.forEach((name, weight) -> {
            if (name.startsWith(network + ".")) {
                all.add(weight.parameter());
                all.add(biases.get(name));
            }
        });
        return all;
    }

    /** Tells the networks that parameters have been written. */
    public void changed() {
        networks().forEach(this::changed);
    }

    /**
     * Tells one network that its parameters have been written; different networks may be told from different threads.
     *
     * @param network one of {@link #networks()}
     */
    public void changed(String network) {
        weights.forEach((name, weight) -> {
            if (name.startsWith(network + ".")) {
                weight.changed();
            }
        });
    }

    /**
     * The trained numbers as a file stores them.
     *
     * @return tensors by name and in the order of the table; they share the live numbers
     */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : parameters()) {
            tensors.put(parameter.name(), Tensor.of(Dtype.F32, parameter.value(), shapes.get(parameter.name())));
        }
        return tensors;
    }

    /**
     * Takes over the numbers of tensors.
     *
     * @param tensors by name; others than those of the table are ignored
     * @param source where they come from, for messages
     * @throws ConfigurationException if one is missing or has another shape
     */
    public void take(Map<String, Tensor> tensors, String source) {
        for (Parameter parameter : parameters()) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null || !tensor.hasShape(shapes.get(parameter.name()))) {
                throw new ConfigurationException(source + " has no tensor " + parameter.name() + " of the shape wanted"
                        + (tensor == null ? "" : ", but one of " + tensor.shapeText())
                        + "; it belongs to another network.");
            }
            System.arraycopy(tensor.values(), 0, parameter.value(), 0, parameter.value().length);
        }
        changed();
    }
}
