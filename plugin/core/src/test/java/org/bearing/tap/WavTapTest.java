package org.bearing.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTapTest {
    private static final double[] FRAMES = {0.5, -0.25, -1, 0.75, 0.125, 0};
    private static final byte[] PCM = WavBytes.samples(1, 16, FRAMES);

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("take.wav"), bytes);
    }

    /** Reads to the end, left and right interleaved. */
    private static float[] readAll(WavTap tap, int block) {
        StereoBlock into = new StereoBlock(block);
        float[] out = new float[0];
        while (tap.poll(into) >= 0) {
            int at = out.length;
            out = Arrays.copyOf(out, at + 2 * into.frames());
            for (int n = 0; n < into.frames(); n++) {
                out[at + 2 * n] = into.left()[n];
                out[at + 2 * n + 1] = into.right()[n];
            }
        }
        return out;
    }

    private void assertHolds(byte[] bytes) throws IOException {
        try (WavTap tap = WavTap.open(file(bytes))) {
            assertThat(tap.frames()).isEqualTo(3);
            assertThat(tap.format()).isEqualTo(new StreamFormat(48_000));
            assertThat(readAll(tap, 2)).containsExactly(0.5f, -0.25f, -1, 0.75f, 0.125f, 0);
            assertThat(tap.droppedFrames()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "1, 24", "1, 32", "3, 32", "3, 64"})
    void readsEveryEncoding(int tag, int bits) throws IOException {
        byte[] data = WavBytes.samples(tag, bits, FRAMES);
        assertHolds(WavBytes.plain(tag, 2, 48_000, bits, data));
        assertHolds(WavBytes.start("RIFF")
                .extensible(tag, 2, 48_000, bits, bits)
                .chunk("data", data)
                .bytes());
    }

    @Test
    void skipsOtherChunksAndTheirPadding() throws IOException {
        assertHolds(WavBytes.start("RIFF")
                .chunk("LIST", new byte[13])
                .format(1, 2, 48_000, 16)
                .chunk("bext", new byte[602])
                .chunk("odd ", new byte[1])
                .chunk("data", PCM)
                .chunk("LIST", new byte[40])
                .bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void readsToTheEndWhereTheSizeIsLeftOpen(int size) throws IOException {
        assertHolds(WavBytes.start("RIFF")
                .format(1, 2, 48_000, 16)
                .head("data", size)
                .raw(PCM)
                .bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF64", "BW64"})
    void readsLongFiles(String kind) throws IOException {
        assertHolds(WavBytes.start(kind)
                .head("ds64", 40)
                .int64(200)
                .int64(PCM.length)
                .int64(3)
                .int32(1)
                .id("big ")
                .int64(6)
                .format(1, 2, 48_000, 16)
                .head("big ", -1)
                .raw(new byte[6])
                .head("data", -1)
                .raw(PCM)
                .chunk("LIST", new byte[8])
                .bytes());
    }

    @Test
    void knowsTheLengthOfTenHoursWithoutReadingThem() throws IOException {
        long bytes = 36_000L * 48_000 * 4;
        Path path = file(WavBytes.start("RF64")
                .head("ds64", 28)
                .int64(bytes + 72)
                .int64(bytes)
                .int64(bytes / 4)
                .int32(0)
                .format(1, 2, 48_000, 16)
                .head("data", -1)
                .bytes());
        try (WavTap tap = WavTap.open(path)) {
            assertThat(tap.frames()).isEqualTo(36_000L * 48_000);
        }
    }

    @Test
    void deliversWhatIsThereOfATruncatedFileAndThenSaysSo() throws IOException {
        Path path = file(WavBytes.start("RIFF")
                .format(1, 2, 48_000, 16)
                .head("data", 4000)
                .raw(PCM)
                .bytes());
        try (WavTap tap = WavTap.open(path)) {
            StereoBlock block = new StereoBlock(100);
            assertThat(tap.poll(block)).isEqualTo(3);
            assertThat(block.left()[1]).isEqualTo(-1);
            assertThatThrownBy(() -> tap.poll(block))
                    .isExactlyInstanceOf(BearingException.class)
                    .hasMessageContainingAll("take.wav", "truncated", "1000 frames", "after 3");
        }
    }

    @Test
    void readsWhatTheHeaderSaidOfAFileThatGrows() throws IOException {
        Path path = file(WavBytes.plain(1, 2, 48_000, 16, PCM));
        Path open = folder.resolve("open.wav");
        Files.write(
                open,
                WavBytes.start("RIFF")
                        .format(1, 2, 48_000, 16)
                        .head("data", 0)
                        .raw(PCM)
                        .bytes());
        try (WavTap tap = WavTap.open(path);
                WavTap streamed = WavTap.open(open)) {
            Files.write(path, PCM, StandardOpenOption.APPEND);
            Files.write(open, PCM, StandardOpenOption.APPEND);
            assertThat(readAll(tap, 1)).hasSize(FRAMES.length);
            assertThat(readAll(streamed, 1)).hasSize(FRAMES.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void silencesWhatIsNoSoundAndCountsIt(int bits) throws IOException {
        double[] values = {0.5, Double.NaN, Double.POSITIVE_INFINITY, 0.25, Double.NEGATIVE_INFINITY, 1e30};
        try (WavTap tap = WavTap.open(file(WavBytes.plain(3, 2, 48_000, bits, WavBytes.samples(3, bits, values))))) {
            assertThat(readAll(tap, 64)).containsExactly(0.5f, 0, 0, 0.25f, 0, 0);
            assertThat(tap.silencedSamples()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 48000, 16, is mono",
        "1, 6, 48000, 16, has 6 channels",
        "1, 2, 0, 16, sample rate of 0 Hz",
        "1, 2, 384000, 16, sample rate of 384000 Hz",
        "1, 2, 48000, 8, 8 bits",
        "2, 2, 48000, 4, WAVE format 2",
        "7, 2, 48000, 8, WAVE format 7",
        "3, 2, 48000, 16, 16 bits"
    })
    void refusesWhatItCannotLocalize(int tag, int channels, int rate, int bits, String found) throws IOException {
        Path path = file(WavBytes.plain(tag, channels, rate, bits, new byte[96]));
        assertThatThrownBy(() -> WavTap.open(path))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("take.wav", found)
                .hasMessageMatching("[^\\n]+\\.");
    }

    @Test
    void refusesWhatIsNoWavFile() throws IOException {
        for (byte[] bytes : new byte[][] {{1}, "ID3 some other kind of sound".getBytes(StandardCharsets.US_ASCII)}) {
            Path path = file(bytes);
            assertThatThrownBy(() -> WavTap.open(path))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContainingAll("take.wav", "not a WAV file");
        }
        assertThatThrownBy(() -> WavTap.open(folder.resolve("missing.wav")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("missing.wav");
        assertThatThrownBy(() -> WavTap.open(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a folder");
        Path avi = file(WavBytes.start("RIFF").bytes());
        byte[] bytes = Files.readAllBytes(avi);
        bytes[8] = 'A';
        Files.write(avi, bytes);
        assertThatThrownBy(() -> WavTap.open(avi)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void saysThatAFileIsEmptyOrCutOff() throws IOException {
        byte[] whole = WavBytes.plain(1, 2, 48_000, 16, PCM);
        Path path = file(new byte[0]);
        assertThatThrownBy(() -> WavTap.open(path))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining("is empty");
        for (int length = 4; length < whole.length - PCM.length; length++) {
            file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> WavTap.open(path))
                    .as("%s bytes", length)
                    .isExactlyInstanceOf(BearingException.class)
                    .hasMessageContaining("take.wav");
        }
        file(WavBytes.plain(1, 2, 48_000, 16, new byte[0]));
        assertThatThrownBy(() -> WavTap.open(path))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining("holds no samples");
    }
}
