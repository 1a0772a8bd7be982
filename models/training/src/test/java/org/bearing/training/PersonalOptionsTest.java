package org.bearing.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bearing.inference.StoredModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalOptionsTest {
    private static final int TYPED = 2;

    @TempDir
    private Path folder;

    private static String refused(String... args) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = TrainingMain.run(new PrintStream(said, true, StandardCharsets.UTF_8), args);
        assertThat(code).isEqualTo(TYPED);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aModelWithoutAHeadOrTheOtherWayRoundIsRefused() {
        assertThat(refused("train", "--from", "binaural-embedding")).contains("--from MODEL and --hrtf FILE");
        assertThat(refused("train", "--hrtf", "x.sofa")).contains("--from MODEL and --hrtf FILE");
        assertThat(refused("train")).contains("Name a plan");
    }

    @Test
    void aModelThatDoesNotExistIsRefusedByName() {
        assertThat(refused("train", "--int8", "no-such-model")).contains("no-such-model");
    }

    @Test
    void eightBitsAreWrittenAsAModelThatLoads() {
        int code = TrainingMain.run(System.err, "train", "--int8", "binaural-embedding", "--out", folder.toString());
        assertThat(code).isZero();
        Path weights = folder.resolve("binaural-embedding-int8.safetensors");
        assertThat(StoredModel.find(weights.toString()).running().manifest().name())
                .isEqualTo("binaural-embedding-int8");
    }
}
