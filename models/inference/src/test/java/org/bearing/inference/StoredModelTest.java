package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModelTest {
    private static final ModelManifest MANIFEST = ModelFixture.symmetric();

    @TempDir
    private Path folder;

    private static Map<String, Tensor> tensors() {
        return ModelFixture.tensors(MANIFEST, Dtype.F32);
    }

    /** The fixture with its first weight in eight bits, and without the rounding undone. */
    private static Map<String, Tensor> eightBits(boolean withScale) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(tensors());
        Tensor weight = tensors.get("layer.0.weight");
        float[] whole = weight.values().clone();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.round(Math.max(-127, Math.min(127, 1000 * whole[i])));
        }
        int outputs = weight.size(1);
        tensors.put("layer.0.weight", Tensor.of(Dtype.I8, whole, weight.size(0), outputs));
        if (withScale) {
            float[] scale = new float[outputs];
            java.util.Arrays.fill(scale, 1e-3f);
            tensors.put("layer.0.weight.scale", Tensor.of(Dtype.F32, scale, outputs));
        }
        return tensors;
    }

    @Test
    void comesBackFromDiskAsItWentWithItsPlan() {
        StoredModel model = new StoredModel(MANIFEST, tensors(), Optional.of("{\"name\":\"x\"}"));
        Path weights = model.write(folder);
        StoredModel back = StoredModel.find(weights.toString());
        assertThat(back.plan()).isEqualTo(model.plan());
        assertThat(back.values("layer.1.bias")).isEqualTo(model.values("layer.1.bias"));
        assertThat(EmbeddingModel.load(weights).manifest()).isEqualTo(back.manifest());
    }

    @Test
    void findsBundledModelsWithTheirPlans() {
        StoredModel bundled = StoredModel.find("binaural-embedding");
        assertThat(bundled.plan().orElseThrow()).contains("\"proxy\"");
        assertThat(bundled.manifest()).isEqualTo(BundledModels.manifest("binaural-embedding"));
    }

    @Test
    void keepsEightBitWeightsOnDiskAndComputesThemTimesTheirScale() {
        StoredModel model = new StoredModel(MANIFEST, eightBits(true), Optional.empty());
        StoredModel back = StoredModel.find(model.write(folder).toString());
        assertThat(back.tensors().get("layer.0.weight").dtype()).isEqualTo(Dtype.I8);
        Map<String, Tensor> full = new LinkedHashMap<>(eightBits(true));
        Tensor whole = full.get("layer.0.weight");
        float[] multiplied = whole.values().clone();
        for (int i = 0; i < multiplied.length; i++) {
            multiplied[i] *= 1e-3f;
        }
        full.remove("layer.0.weight.scale");
        full.put("layer.0.weight", Tensor.of(Dtype.F32, multiplied, whole.size(0), whole.size(1)));
        StoredModel reference = new StoredModel(MANIFEST, full, Optional.empty());
        assertThat(output(back)).isEqualTo(output(reference)).isNotEqualTo(new float[3]);
    }

    private static float[] output(StoredModel model) {
        Network network = model.running(new PlainKernels()).network();
        Network.Workspace workspace = new Network.Workspace(network.spec(), 1);
        for (int i = 0; i < network.spec().inputs(); i++) {
            workspace.input(0)[i] = (float) Math.sin(i);
        }
        network.apply(workspace, 1);
        return workspace.output(0).clone();
    }

    @Test
    void refusesEightBitWeightsWithoutTheirScale() {
        StoredModel model = new StoredModel(MANIFEST, eightBits(false), Optional.empty());
        assertThatThrownBy(() -> model.write(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("layer.0.weight.scale");
    }
}
