package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.Bars;
import org.bearing.training.tang.recipe.TangData.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TangDataTest {
    @TempDir
    private Path folder;

    private TangData empty(Optional<Path> camil) throws Exception {
        Files.writeString(
                folder.resolve("manifest.csv"), "path,kind,split,speaker_or_head,sex,sample_rate_hz,seconds,licence\n");
        RecordingStore store = new RecordingStore(folder.resolve("work"), 1, Bars::bar);
        return new TangData(DataFolder.open(folder), store, camil, Optional.empty());
    }

    @Test
    void aFolderWithHalfTheDataIsToldWhatItLacks() throws Exception {
        TangData data = empty(Optional.empty());
        assertThatThrownBy(() -> data.get(Part.CAMIL_GRID))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("speech of the split test");
        assertThatThrownBy(() -> data.get(Part.VAST_1))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("heads of the split kemar");
        assertThatThrownBy(() -> data.get(Part.CIPIC_TEST))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("heads of the split train");
    }

    @Test
    void originalsTakeThePlaceOfWhatIsRebuiltOrSayWhatIsMissing() throws Exception {
        TangData data = empty(Optional.of(folder.resolve("camil")));
        assertThat(data.isOriginal(Part.CAMIL_TRAIN)).isTrue();
        assertThat(data.isOriginal(Part.VAST_TRAIN)).isFalse();
        assertThatThrownBy(() -> data.get(Part.CAMIL_TRAIN))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("recordings.csv");
    }
}
