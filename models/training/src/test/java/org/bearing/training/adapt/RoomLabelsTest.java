package org.bearing.training.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.WavWriter;
import org.bearing.tap.WavWriter.Encoding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomLabelsTest {
    private static final String HEADER = "file,start_s,end_s,azimuth_deg";
    private static final int RATE_HZ = 16_000;
    private static final double WIDEST_DEG = 90;

    @TempDir
    private Path folder;

    @BeforeEach
    void recordThreeSeconds() {
        record("room.wav", 2);
        record("mono.wav", 1);
    }

    private void record(String name, int channels) {
        try (WavWriter writer = WavWriter.open(folder.resolve(name), RATE_HZ, channels, Encoding.PCM24)) {
            writer.write(new float[channels][3 * RATE_HZ], 0, 3 * RATE_HZ);
        }
    }

    private Path table(int good, String... more) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < good; i++) {
            lines.add("room.wav," + 0.25 * i + "," + (0.25 * i + 0.5) + "," + (-45 + 10 * i));
        }
        lines.addAll(List.of(more));
        try {
            return Files.write(folder.resolve("labels.csv"), lines);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void refuses(Path table, String... parts) {
        assertThatThrownBy(() -> RoomLabels.read(table, WIDEST_DEG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void readsFilesFromTheFolderOfTheTable() {
        List<RoomLabel> labels = RoomLabels.read(table(RoomLabels.FEWEST), WIDEST_DEG);
        assertThat(labels).hasSize(RoomLabels.FEWEST);
        assertThat(labels.get(1)).isEqualTo(new RoomLabel(folder.resolve("room.wav"), 0.25, 0.75, -35));
    }

    @Test
    void saysHowManyLabelsAreNeeded() {
        refuses(table(3), "labels.csv has 3 labels", "at least 10");
    }

    @Test
    void refusesAStretchOutsideItsFileByLine() {
        refuses(table(10, "room.wav,2.5,3.5,0"), "line 12", "2.5 to 3.5 s", "room.wav lasts 3.00 s");
        refuses(table(10, "room.wav,-1,1,0"), "line 12");
        refuses(table(10, "room.wav,2,2,0"), "line 12", "at least 0.25 s");
    }

    @Test
    void refusesAnAngleThatAPairCannotHear() {
        refuses(table(10, "room.wav,0,1,91"), "line 12", "91.0 degrees", "[-90, 90]");
        refuses(table(10, "room.wav,0,1,NaN"), "line 12");
    }

    @Test
    void refusesWhatIsNoTableOfLabels() throws IOException {
        refuses(table(10, "room.wav,0,1"), "line 12", "room.wav,0,1");
        refuses(folder.resolve("none.csv"), "There is no file", "none.csv");
        refuses(Files.writeString(folder.resolve("other.csv"), "a,b\n"), "begins with \"a,b\"", HEADER);
    }

    @Test
    void refusesRecordingsThatAreNotStereoOrNotThere() {
        refuses(table(10, "mono.wav,0,1,0"), "mono.wav");
        refuses(table(10, "gone.wav,0,1,0"), "gone.wav");
    }
}
