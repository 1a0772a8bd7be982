package org.bearing.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.simulation.scene.SceneRanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetSpecTest {
    @TempDir
    private Path folder;

    private static DataSetSpec spec(long seed) {
        return new DataSetSpec("train", seed, "v", 8192, FrameSpec.TANG, CueSpec.EMBEDDING, 0, SceneRanges.TRAINING);
    }

    @Test
    void claimsAFolderForOneSetOnly() {
        spec(1).claim(folder);
        assertThatCode(() -> spec(1).claim(folder)).doesNotThrowAnyException();
        assertThatThrownBy(() -> spec(2).claim(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("another set");
        assertThat(folder.resolve(DataSetSpec.FILE)).content().contains("rt60Seconds");
    }

    @Test
    void refusesADamagedDescription() throws Exception {
        Files.writeString(folder.resolve(DataSetSpec.FILE), "{");
        assertThatThrownBy(() -> spec(1).claim(folder)).isExactlyInstanceOf(BearingException.class);
    }
}
