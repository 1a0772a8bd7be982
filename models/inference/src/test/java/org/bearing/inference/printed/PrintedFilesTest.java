package org.bearing.inference.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedFilesTest {
    private static final int COUNT = 12;
    private static final PrintedSpec SPEC =
            new PrintedSpec(PrintedKind.WSCE, CueSpec.TANG.size(), List.of(4), 3, COUNT, 5, false, 0);

    @TempDir
    private Path folder;

    private Path weights = Path.of("");

    private static Map<String, Tensor> tensors() {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int width = SPEC.width();
        put(tensors, "input.mean", random, width);
        float[] ones = new float[width];
        Arrays.fill(ones, 2f);
        tensors.put("input.deviation", Tensor.of(Dtype.F32, ones, width));
        put(tensors, "both.layer.0.weight", random, width, 4);
        put(tensors, "both.layer.0.bias", random, 4);
        put(tensors, "both.layer.1.weight", random, 4, 3);
        put(tensors, "both.layer.1.bias", random, 3);
        put(tensors, "both.embedding", random, COUNT, 3);
        put(tensors, "azimuth_deg", random, COUNT);
        put(tensors, "elevation_deg", random, COUNT);
        return tensors;
    }

    private static void put(Map<String, Tensor> tensors, String name, SplittableRandom random, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        tensors.put(name, Tensor.of(Dtype.F32, values, shape));
    }

    @BeforeEach
    void write() {
        weights = PrintedFiles.write(
                PrintedModel.of(SPEC, tensors(), "test"),
                new PrintedTrust(0.1, 1, 0, 1, -1, 1),
                new TrainingRecord("none", COUNT, 1, "CC0-1.0", List.of("nobody")),
                List.of("similar = 15"),
                List.of(),
                folder);
    }

    @Test
    void readsWhatItWrote() {
        PrintedFiles.Loaded loaded = PrintedFiles.load(PrintedKind.WSCE, weights);
        assertThat(loaded.manifest().shape()).isEqualTo(SPEC);
        assertThat(loaded.manifest().trust()).isEqualTo(new PrintedTrust(0.1, 1, 0, 1, -1, 1));
        assertThat(loaded.model().azimuthDeg())
                .containsExactly(tensors().get("azimuth_deg").values());
    }

    @Test
    void refusesAModelOfAnotherMethod() {
        assertThatThrownBy(() -> PrintedFiles.load(PrintedKind.SCE, weights))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("method = \"wsce\"")
                .hasMessageContaining("expected \"sce\"");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length - 100));
        assertThatThrownBy(() -> PrintedFiles.load(PrintedKind.WSCE, weights))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining(weights + " is truncated")
                .hasMessageMatching("[^\n]+");
    }

    @Test
    void refusesAFlippedByte() throws IOException {
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 3] ^= 1;
        Files.write(weights, bytes);
        assertThatThrownBy(() -> PrintedFiles.load(PrintedKind.WSCE, weights))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("use the two files of one model")
                .hasMessageMatching("[^\n]+");
    }

    @Test
    void refusesADamagedManifest() throws IOException {
        Path manifest = folder.resolve("wsce.json");
        String text = Files.readString(manifest);
        for (String damaged : List.of(
                "{",
                "[]",
                text.replace("\"nearest\" : 5", "\"nearest\" : 0"),
                text.replace("\"nearest\" : 5,", ""),
                text.replace("\"WSCE\"", "\"XYZ\""),
                text.replace("bearing-printed-model/1", "bearing-printed-model/9"))) {
            Files.writeString(manifest, damaged);
            assertThatThrownBy(() -> PrintedFiles.load(PrintedKind.WSCE, weights))
                    .as(damaged)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("does not describe a printed method's model")
                    .hasMessageMatching("[^\n]+");
        }
    }

    @Test
    void refusesTensorsThatDoNotFit() {
        Map<String, Tensor> lacking = tensors();
        lacking.remove("both.embedding");
        assertThatThrownBy(() -> PrintedModel.of(SPEC, lacking, "my.safetensors"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("my.safetensors")
                .hasMessageContaining("both.embedding is missing");
        Map<String, Tensor> narrow = tensors();
        narrow.put("azimuth_deg", Tensor.of(Dtype.F32, new float[3], 3));
        assertThatThrownBy(() -> PrintedModel.of(SPEC, narrow, "my.safetensors"))
                .hasMessageContaining("azimuth_deg has the shape [3], expected [12]");
        Map<String, Tensor> zero = tensors();
        zero.put("input.deviation", Tensor.of(Dtype.F32, new float[SPEC.width()], SPEC.width()));
        assertThatThrownBy(() -> PrintedModel.of(SPEC, zero, "my.safetensors"))
                .hasMessageContaining("input.deviation holds 0.0, expected values above 0");
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> PrintedFiles.load(PrintedKind.WSCE, folder.resolve("no.safetensors")))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("no.json cannot be read");
    }
}
