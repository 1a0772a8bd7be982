package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingModelTest {
    private static final ModelManifest MANIFEST = ModelFixture.manifest(false);

    @TempDir
    private Path folder;

    private static Map<String, Tensor> tensors() {
        return ModelFixture.tensors(MANIFEST, Dtype.F16);
    }

    @Test
    void loadsWhatWasWritten() {
        Path weights = ModelFiles.write(MANIFEST, tensors(), folder);
        EmbeddingModel model = EmbeddingModel.load(weights);

        assertThat(weights).isEqualTo(folder.resolve("fixture.safetensors"));
        assertThat(model.manifest().withWeightsSha256(ModelManifest.NO_CHECKSUM))
                .isEqualTo(MANIFEST);
        assertThat(model.network().spec()).isEqualTo(MANIFEST.network());
        assertThat(BundledModels.find(weights.toString()).manifest()).isEqualTo(model.manifest());
    }

    @Test
    void refusesWeightsOfAnotherShape() {
        Map<String, Tensor> tensors = tensors();
        tensors.put("layer.1.bias", Tensor.of(Dtype.F32, new float[7], 7));
        assertThatThrownBy(() -> EmbeddingModel.of(MANIFEST, tensors))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("fixture: tensor layer.1.bias has the shape [7], its manifest asks for [48]; "
                        + "export the model again.");
        assertThatThrownBy(() -> ModelFiles.write(MANIFEST, tensors, folder))
                .isInstanceOf(ConfigurationException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesMissingAndSuperfluousTensors() {
        Map<String, Tensor> fewer = tensors();
        fewer.remove("neighbours.direction");
        assertThatThrownBy(() -> EmbeddingModel.of(MANIFEST, fewer))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no tensor neighbours.direction");
        Map<String, Tensor> more = tensors();
        more.put("layer.3.bias", Tensor.of(Dtype.F32, new float[7], 7));
        assertThatThrownBy(() -> EmbeddingModel.of(MANIFEST, more)).hasMessageContaining("11 tensors");
    }

    @Test
    void refusesImpossibleNumbers() {
        Map<String, Tensor> flat = tensors();
        flat.get("input.deviation").values()[3] = 0;
        assertThatThrownBy(() -> EmbeddingModel.of(MANIFEST, flat)).hasMessageContaining("expected values above 0");
        Map<String, Tensor> bent = tensors();
        bent.get("neighbours.direction").values()[0] = 2;
        assertThatThrownBy(() -> EmbeddingModel.of(MANIFEST, bent)).hasMessageContaining("expected 1");
    }

    @Test
    void refusesFilesOfTwoModels() throws IOException {
        Path weights = ModelFiles.write(MANIFEST, tensors(), folder);
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 0x10;
        bytes[bytes.length - 3] ^= 0x01;
        Files.write(weights, bytes);
        assertThatThrownBy(() -> EmbeddingModel.load(weights))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(weights.toString());
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Path weights = ModelFiles.write(MANIFEST, tensors(), folder);
        Files.delete(ModelFiles.manifestOf(weights));
        assertThatThrownBy(() -> EmbeddingModel.load(weights))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining("fixture.json does not exist");
        Files.writeString(ModelFiles.manifestOf(weights), "", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> EmbeddingModel.load(weights)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void changesItsCalibrationOnly() {
        EmbeddingModel model = EmbeddingModel.of(MANIFEST, tensors());
        Calibration other = new Calibration(
                0.1, 1, 0, 0.1, 0, 0, 0, 1e-4, 1, 0.1, 1, MANIFEST.calibration().confidence());
        assertThat(model.withCalibration(other).manifest()).isEqualTo(MANIFEST.withCalibration(other));
        assertThat(model.withCalibration(other).network()).isSameAs(model.network());
    }
}
