package org.bearing.training.embedding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bearing.inference.StoredModel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.network.EmbeddingNetwork;

/**
 * Puts a finished model's weights into a network that is to learn on.
 *
 * <p>A finished model has its batch normalisation folded into its weights; training needs it apart. So every layer's sums
 * are measured on the examples, layer by layer: their deviation becomes gamma, and the bias with their mean beta, which
 * leaves the function as it was. Inputs that the model does not have (the cues behind its own) start without weight, which
 * leaves it too.
 */
final class WarmStart {
    private static final int BATCHES = 16;
    private static final int AXES = 3;
    private static final List<String> PARTS = List.of(".weight", ".odd_weight");

    private final StoredModel model;
    private final EmbeddingNetwork network;
    private final BatchMaker batches;
    private final ExampleTable examples;
    private final Map<String, float[]> parameters = new LinkedHashMap<>();

    WarmStart(StoredModel model, EmbeddingNetwork network, BatchMaker batches, ExampleTable examples) {
        this.model = model;
        this.network = network;
        this.batches = batches;
        this.examples = examples;
        network.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
    }

    void apply() {
        int layers = network.hiddenLayers();
        for (int i = 0; i < layers; i++) {
            copy("layer." + i, "hidden" + i);
            Arrays.fill(parameter("hidden" + i + ".gamma"), 1f);
            Arrays.fill(parameter("hidden" + i + ".beta"), 0f);
        }
        copy("layer." + layers, "output");
        float[] bias = model.values("layer." + layers + ".bias");
        System.arraycopy(bias, 0, parameter("output.bias"), 0, bias.length);
        for (int i = 0; i < layers; i++) {
            measure();
            unfold(i);
        }
    }

    private float[] parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** From input by input to neuron by neuron; what the network has beyond the model (a direct output) stays random. */
    private void copy(String from, String to) {
        for (String part : PARTS) {
            if (model.tensors().containsKey(from + part)) {
                float[] stored = model.values(from + part);
                int outputs =
                        Objects.requireNonNull(model.tensors().get(from + part)).size(1);
                float[] weight = parameter(to + part);
                boolean first = from.equals("layer.0");
                int known = stored.length / outputs;
                int inputs = first ? inputs(part, known) : known;
                if (first) {
                    Arrays.fill(weight, 0);
                }
                for (int n = 0; n < stored.length; n++) {
                    int input = first ? place(part, n / outputs) : n / outputs;
                    weight[n % outputs * inputs + input] = stored[n];
                }
            }
        }
    }

    private boolean odd(String part) {
        return part.equals(PARTS.get(1));
    }

    /** Inputs of a part of the first layer, of which the model knows the first, but for the radius. */
    private int inputs(String part, int known) {
        return known + (odd(part) ? moreOdd() : moreInputs() - moreOdd());
    }

    private int moreInputs() {
        return network.inputs() - model.manifest().network().inputs();
    }

    private int moreOdd() {
        return batches.oddInputs() - model.manifest().network().oddInputs();
    }

    /** Where an input of the model stands among the network's: only the radius, behind the even cues, moves. */
    private int place(String part, int input) {
        int evenCues =
                model.manifest().cues().size() - model.manifest().network().oddInputs();
        boolean radius = !odd(part) && input >= evenCues;
        return radius ? input + moreInputs() - moreOdd() : input;
    }

    /** Running statistics as the present weights have them. */
    private void measure() {
        network.parametersChanged();
        network.batchesSeen(0);
        float[] inputs = new float[network.batch() * network.inputs()];
        float[] truth = new float[network.batch() * AXES];
        int whole = Math.max(1, Math.min(BATCHES, examples.size() / network.batch()));
        for (int b = 0; b < whole; b++) {
            batches.plain(b * network.batch(), network.batch(), BatchMaker.Radius.ALTERNATING, inputs, truth);
            network.train(inputs, b);
        }
    }

    private void unfold(int layer) {
        float[] mean = network.runningMean(layer);
        float[] variance = network.runningVariance(layer);
        float[] bias = model.values("layer." + layer + ".bias");
        float[] gamma = parameter("hidden" + layer + ".gamma");
        float[] beta = parameter("hidden" + layer + ".beta");
        for (int k = 0; k < gamma.length; k++) {
            gamma[k] = (float) Math.sqrt(variance[k] + EmbeddingNetwork.VARIANCE_FLOOR);
            beta[k] = bias[k] + mean[k];
        }
    }
}
