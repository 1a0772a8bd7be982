package org.bearing.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bearing.inference.StoredModel;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.distil.SmallerWeights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxFileTest {
    private static final float TOLERANCE = 1e-4f;
    private static final StoredModel BUNDLED = StoredModel.find("binaural-embedding");

    /** A plain network with random weights, its neighbours those of the bundled model. */
    private static StoredModel plain() {
        ModelManifest m = BUNDLED.manifest();
        int inputs = m.network().inputs();
        int outputs = m.network().outputs();
        List<Integer> layers = List.of(inputs, 21, outputs);
        Map<String, Tensor> tensors = new LinkedHashMap<>(BUNDLED.tensors());
        tensors.keySet().removeIf(name -> name.startsWith("layer."));
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2; i++) {
            tensors.put("layer." + i + ".weight", uniform(random, layers.get(i), layers.get(i + 1)));
            tensors.put("layer." + i + ".bias", uniform(random, layers.get(i + 1)));
        }
        return new StoredModel(
                new ModelManifest(
                        "plain",
                        m.kind(),
                        m.frames(),
                        m.cues(),
                        NetworkSpec.plain(layers, Activation.SIGMOID, false),
                        m.neighbours(),
                        m.headRadius(),
                        m.calibration(),
                        m.training(),
                        List.of(),
                        ModelManifest.NO_CHECKSUM),
                tensors,
                Optional.empty());
    }

    private static Tensor uniform(SplittableRandom random, int... shape) {
        int size = 1;
        for (int n : shape) {
            size *= n;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (0.2 * random.nextDouble() - 0.1);
        }
        return Tensor.of(Dtype.F32, values, shape);
    }

    static List<StoredModel> models() {
        return List.of(BUNDLED, plain(), SmallerWeights.inEightBits(BUNDLED, "eight"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void onnxRuntimeComputesTheSameOutputs(StoredModel model) {
        OneEstimate ours = new OneEstimate(model.running(new PlainKernels()));
        SplittableRandom random = new SplittableRandom(4);
        float[] theirs = new float[model.manifest().network().outputs()];
        try (OnnxNetwork onnx = new OnnxNetwork(model)) {
            for (int round = 0; round < 10; round++) {
                float[] input = new float[model.manifest().network().inputs()];
                for (int i = 0; i < input.length; i++) {
                    input[i] = (float) random.nextGaussian();
                }
                onnx.run(input, theirs);
                float[] own = ours.network(input);
                double scale = 1;
                for (float value : theirs) {
                    scale = Math.max(scale, Math.abs(value));
                }
                for (int k = 0; k < theirs.length; k++) {
                    assertThat(own[k]).isEqualTo(theirs[k], within((float) (TOLERANCE * scale)));
                }
            }
        }
    }
}
