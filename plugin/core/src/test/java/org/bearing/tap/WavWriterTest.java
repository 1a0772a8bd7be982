package org.bearing.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.geometry.BearingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavWriterTest {
    private static final int FRAMES = 20_001;
    private static final float STEP_24_BIT = 1f / (1 << 23);

    @TempDir
    Path folder;

    private static float[][] noise() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] out = new float[2][FRAMES];
        for (int n = 0; n < FRAMES; n++) {
            out[0][n] = (float) random.nextDouble(-1, 1);
            out[1][n] = (float) random.nextDouble(-1, 1);
        }
        return out;
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @ParameterizedTest
    @CsvSource({"PCM24, 4294967294", "FLOAT32, 4294967294", "PCM24, 1000", "FLOAT32, 1000"})
    void writesWhatTheTapReads(WavWriter.Encoding encoding, long riffLimit) throws IOException {
        Path path = folder.resolve("out.wav");
        float[][] noise = noise();
        try (WavWriter writer = WavWriter.open(path, 44_100, 2, encoding, riffLimit)) {
            writer.write(noise, 0, 7);
            writer.write(noise, 7, FRAMES - 7);
            assertThat(path).doesNotExist();
        }
        assertThat(files()).isOne();
        assertThat(new String(Files.readAllBytes(path), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo(riffLimit == 1000 ? "RF64" : "RIFF");
        try (WavTap tap = WavTap.open(path)) {
            assertThat(tap.frames()).isEqualTo(FRAMES);
            assertThat(tap.format()).isEqualTo(new StreamFormat(44_100));
            StereoBlock block = new StereoBlock(997);
            int at = 0;
            float tolerance = encoding == WavWriter.Encoding.PCM24 ? STEP_24_BIT : 0;
            while (tap.poll(block) > 0) {
                for (int n = 0; n < block.frames(); n++, at++) {
                    assertThat(Math.abs(block.left()[n] - noise[0][at])).isLessThanOrEqualTo(tolerance);
                    assertThat(Math.abs(block.right()[n] - noise[1][at])).isLessThanOrEqualTo(tolerance);
                }
            }
            assertThat(at).isEqualTo(FRAMES);
        }
    }

    @Test
    void clipsIntegersAndSilencesWhatIsNoNumber() {
        Path path = folder.resolve("loud.wav");
        try (WavWriter writer = WavWriter.open(path, 8_000, 2, WavWriter.Encoding.PCM24)) {
            writer.write(new float[][] {{2, Float.NaN}, {-2, Float.NEGATIVE_INFINITY}}, 0, 2);
        }
        try (WavTap tap = WavTap.open(path)) {
            StereoBlock block = new StereoBlock(2);
            tap.poll(block);
            assertThat(block.left()).containsExactly(1 - STEP_24_BIT, 0);
            assertThat(block.right()).containsExactly(-1, 0);
        }
    }

    @Test
    void padsOddSizes() throws IOException {
        Path path = folder.resolve("mono.wav");
        try (WavWriter writer = WavWriter.open(path, 8_000, 1, WavWriter.Encoding.PCM24)) {
            writer.write(new float[][] {{0.5f}}, 0, 1);
        }
        assertThat(Files.size(path) % 2).isZero();
    }

    @Test
    void leavesNothingWhenDiscardedOrUnwritable() throws IOException {
        try (WavWriter writer = WavWriter.open(folder.resolve("a.wav"), 8_000, 1, WavWriter.Encoding.FLOAT32)) {
            writer.write(new float[1][10], 0, 10);
            writer.discard();
        }
        assertThat(files()).isZero();
        Path nowhere = folder.resolve("no/such/folder/a.wav");
        assertThatThrownBy(() -> WavWriter.open(nowhere, 8_000, 1, WavWriter.Encoding.FLOAT32))
                .isExactlyInstanceOf(BearingException.class)
                .hasMessageContaining("a.wav cannot be written");
    }
}
