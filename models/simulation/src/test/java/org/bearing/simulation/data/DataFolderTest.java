package org.bearing.simulation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final String HEADER = "path,kind,split,speaker_or_head,sex,sample_rate_hz,seconds,licence\n";

    @TempDir
    Path folder;

    private void manifest(String lines) throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), HEADER + lines);
    }

    private static short[] tone(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(12000 * Math.sin(2 * Math.PI * 440 * i / 16000));
        }
        return samples;
    }

    @Test
    void readsTheManifestWithItsQuotes() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        Files.createFile(folder.resolve("a/head.sofa"));
        manifest("a/head.sofa,hrtf-human,train,head_1,,44100,,\"(c) A, \"\"B\"\" and C\"\n");
        DataFolder data = DataFolder.open(folder);
        assertThat(data.items(DataKind.HUMAN_HEAD, Split.TRAIN))
                .containsExactly(new DataItem(
                        "a/head.sofa", DataKind.HUMAN_HEAD, Split.TRAIN, "head_1", 44100, "(c) A, \"B\" and C"));
        assertThat(data.heads(Split.TEST)).isEmpty();
        assertThat(data.items().get(0).name()).isEqualTo("head");
    }

    @Test
    void decodesFlac() throws IOException {
        short[] tone = tone(4096);
        FlacWriter.write(folder.resolve("s.flac"), 16000, tone);
        manifest("s.flac,speech,test,7,F,16000,0.25,free\n");
        DataFolder data = DataFolder.open(folder);
        Sound sound = data.sound(data.items().get(0), 16000);
        assertThat(sound.length()).isEqualTo(4096);
        float[] read = new float[4096];
        sound.copy(0, read, 0, 4096);
        assertThat(IntStream.range(0, 4096).allMatch(i -> read[i] == tone[i] / 32768f))
                .isTrue();
        assertThat(data.sound(data.items().get(0), 16000)).isSameAs(sound);
        assertThat(data.sound(data.items().get(0), 8000).length()).isEqualTo(2048);
    }

    @Test
    void saysThatAFlacFileIsCutShort() throws IOException {
        Path file = folder.resolve("s.flac");
        FlacWriter.write(file, 16000, tone(4096));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertThatThrownBy(() -> Sound.read(file, 16000))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("s.flac")
                .hasMessageContaining("4096");
    }

    @Test
    void averagesTheChannelsOfAWavFile() throws IOException {
        Path file = folder.resolve("s.wav");
        Waves.write(file, 16000, new short[] {1000, -3000, 5}, new short[] {3000, -1000, 5});
        Sound sound = Sound.read(file, 16000);
        float[] read = new float[3];
        sound.copy(0, read, 0, 3);
        assertThat(read[0]).isCloseTo(2000 / 32768f, within(1e-7f));
        assertThat(read[1]).isCloseTo(-2000 / 32768f, within(1e-7f));
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> DataFolder.open(absent))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("absent")
                .hasMessageContaining("--data DIR")
                .hasMessageContaining("BEARING_DATA");
        assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("holds no manifest.csv");
        manifest("s.flac,speech,test,7,F,16000,0.25,free\n");
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("lacks 1 of the 1 files")
                .hasMessageContaining("s.flac");
    }

    @Test
    void saysWhereTheManifestIsBroken() throws IOException {
        manifest("s.flac,speech,tset,7,F,16000,0.25,free\n");
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("split must be one of train, validation, test, kemar, foreign")
                .hasMessageContaining("tset");
        manifest("s.flac,speech\n");
        assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("8 fields");
        manifest("s.flac,speech,test,7,F,fast,0.25,free\n");
        assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("sample_rate_hz");
        Files.writeString(folder.resolve("manifest.csv"), "file,what\n");
        assertThatThrownBy(() -> DataFolder.open(folder)).hasMessageContaining("line 1");
    }

    @Test
    void saysThatAFileIsNoSound() throws IOException {
        Path file = Files.writeString(folder.resolve("n.flac"), "this is a letter and not a sound at all");
        assertThatThrownBy(() -> Sound.read(file, 16000))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("n.flac is neither FLAC nor WAV");
    }

    @Test
    void looksWhereItIsToldThenInTheEnvironmentThenBeside() {
        Path asked = Path.of("asked");
        Map<String, String> environment = Map.of("BEARING_DATA", "named");
        assertThat(DataFolder.locate(Optional.of(asked), environment)).isEqualTo(asked);
        assertThat(DataFolder.locate(Optional.empty(), environment)).isEqualTo(Path.of("named"));
        assertThat(DataFolder.locate(Optional.empty(), Map.of())).isEqualTo(Path.of("..", "shared", "data"));
    }

    @Test
    void readsTheRealFolder() {
        Path real = RealData.folder();
        assumeTrue(Files.isDirectory(real), "no data folder: set BEARING_DATA");
        DataFolder data = DataFolder.open(real);
        assertThat(data.heads(Split.TRAIN)).hasSize(31);
        assertThat(data.heads(Split.KEMAR)).hasSize(2);
        DataItem music = data.items(DataKind.MUSIC, Split.TEST).get(0);
        assertThat(data.sound(music, 16000).length()).isEqualTo(320_000);
    }
}
