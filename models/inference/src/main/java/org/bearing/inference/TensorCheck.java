package org.bearing.inference;

import java.util.List;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NeighbourSpec;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.jspecify.annotations.Nullable;

/** Whether a model's tensors are what its manifest says. */
final class TensorCheck {
    private static final double UNIT_TOLERANCE = 2e-3;

    private final ModelManifest manifest;
    private final Map<String, Tensor> tensors;
    private final String file;
    private int scales;

    TensorCheck(ModelManifest manifest, Map<String, Tensor> tensors, String file) {
        this.manifest = manifest;
        this.tensors = tensors;
        this.file = file;
    }

    /** Throws {@link ConfigurationException}, one sentence, at the first misfit. */
    void check() {
        int cues = manifest.cues().size();
        expect(ModelFiles.INPUT_MEAN, cues);
        expect(ModelFiles.INPUT_DEVIATION, cues);
        NetworkSpec network = manifest.network();
        List<Integer> layers = network.layers();
        for (int i = 0; i + 1 < layers.size(); i++) {
            expectWeight(ModelFiles.weightName(i), network.even(i), network.even(i + 1));
            expect(ModelFiles.biasName(i), network.even(i + 1));
            if (network.symmetric()) {
                expectWeight(ModelFiles.oddWeightName(i), network.odd(i), network.odd(i + 1));
            }
        }
        NeighbourSpec neighbours = manifest.neighbours();
        expect(ModelFiles.NEIGHBOUR_EMBEDDING, neighbours.count(), neighbours.dimension());
        expect(ModelFiles.NEIGHBOUR_DIRECTION, neighbours.count(), 3);
        int expected = (network.symmetric() ? 3 : 2) * (layers.size() - 1) + 4 + scales;
        if (tensors.size() != expected) {
            throw new ConfigurationException(file + " holds " + tensors.size() + " tensors, its manifest describes "
                    + expected + "; export the model again.");
        }
        checkDeviations();
        checkOddMeans();
        checkDirections();
    }

    /** A weight in eight bits has a scale beside it. */
    private void expectWeight(String name, int inputs, int outputs) {
        expect(name, inputs, outputs);
        @Nullable Tensor weight = tensors.get(name);
        if (weight != null && weight.dtype() == Dtype.I8) {
            expect(ModelFiles.scaleName(name), outputs);
            scales++;
        }
    }

    private void expect(String name, int... shape) {
        @Nullable Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ConfigurationException(
                    file + " has no tensor " + name + ", which its manifest asks for; export the model again.");
        }
        if (!tensor.hasShape(shape)) {
            throw new ConfigurationException(file + ": tensor " + name + " has the shape " + tensor.shapeText()
                    + ", its manifest asks for " + java.util.Arrays.toString(shape) + "; export the model again.");
        }
    }

    private void checkDeviations() {
        for (float deviation : values(ModelFiles.INPUT_DEVIATION)) {
            if (!(deviation > 0)) {
                throw new ConfigurationException(file + ": tensor " + ModelFiles.INPUT_DEVIATION + " holds " + deviation
                        + ", expected values above 0; export the model again.");
            }
        }
    }

    private void checkOddMeans() {
        float[] means = values(ModelFiles.INPUT_MEAN);
        for (int i = means.length - manifest.network().oddInputs(); i < means.length; i++) {
            if (means[i] != 0) {
                throw new ConfigurationException(file + ": tensor " + ModelFiles.INPUT_MEAN + " holds " + means[i]
                        + " for the odd input " + i + " of a symmetric network, expected 0; export the model again.");
            }
        }
    }

    private void checkDirections() {
        float[] directions = values(ModelFiles.NEIGHBOUR_DIRECTION);
        for (int i = 0; i < directions.length; i += 3) {
            double length = Math.sqrt(directions[i] * directions[i]
                    + directions[i + 1] * directions[i + 1]
                    + directions[i + 2] * directions[i + 2]);
            if (!(Math.abs(length - 1) <= UNIT_TOLERANCE)) {
                throw new ConfigurationException(file + ": direction " + i / 3 + " of the neighbours has the length "
                        + length + ", expected 1; export the model again.");
            }
        }
    }

    private float[] values(String name) {
        return java.util.Objects.requireNonNull(tensors.get(name)).values();
    }
}
