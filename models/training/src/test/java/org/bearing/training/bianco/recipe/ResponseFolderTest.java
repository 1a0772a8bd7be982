package org.bearing.training.bianco.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.WavWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseFolderTest {
    private static final String HEADER = "file,azimuth_deg,range_m,set";

    @TempDir
    private Path folder;

    /** A response at 48 kHz with an impulse in each channel. */
    private void wav(String name, int left, int right, int length) {
        float[][] samples = new float[2][length];
        samples[0][left] = 0.5f;
        samples[1][right] = 0.5f;
        try (WavWriter writer = WavWriter.open(folder.resolve(name), 48_000, 2, WavWriter.Encoding.FLOAT32)) {
            writer.write(samples, 0, length);
        }
    }

    private void table(String... lines) throws Exception {
        Files.writeString(folder.resolve(ResponseFolder.TABLE), String.join("\n", lines) + "\n");
    }

    private void leftAndRight() {
        wav("l.wav", 300, 310, 60_000);
        wav("r.wav", 310, 300, 6_000);
    }

    @Test
    void responsesAreSortedResampledAndCutToASecond() throws Exception {
        leftAndRight();
        table(HEADER, "l.wav,60,1.5,train", "r.wav,-60,1.5,train", "r.wav,-45,2,off-range");
        PairResponses found = ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085);
        assertThat(found.positions()).containsExactly(new PairPosition(-60, 1.5), new PairPosition(60, 1.5));
        float[][] left = found.response(1);
        assertThat(left[0]).hasSizeLessThanOrEqualTo(PairAudio.RATE_HZ).hasSizeGreaterThan(PairAudio.RATE_HZ - 100);
        assertThat(peak(left[0])).isEqualTo(100);
        assertThat(ResponseFolder.read(folder, ResponseFolder.Set.OFF_RANGE, 0.085)
                        .positions())
                .containsExactly(new PairPosition(-45, 2));
        assertThat(ResponseFolder.read(folder, ResponseFolder.Set.VALIDATION, 0.085)
                        .positions())
                .isEqualTo(found.positions());
    }

    private static int peak(float[] samples) {
        int best = 0;
        for (int i = 0; i < samples.length; i++) {
            best = samples[i] > samples[best] ? i : best;
        }
        return best;
    }

    @Test
    void aHeaderThatSaysRightTurnsTheSign() throws Exception {
        leftAndRight();
        table("file,azimuth_right_deg,range_m,set", "l.wav,-60,1.5,train");
        assertThat(ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085).positions())
                .containsExactly(new PairPosition(60, 1.5));
    }

    @Test
    void exchangedMicrophonesAreRefused() throws Exception {
        leftAndRight();
        table(HEADER, "l.wav,-60,1.5,train", "r.wav,60,1.5,train");
        assertThatThrownBy(() -> ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exchange the channels");
    }

    @Test
    void changedFilesAreOtherResponses() throws Exception {
        leftAndRight();
        table(HEADER, "l.wav,60,1.5,train");
        String before =
                ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085).description();
        wav("l.wav", 301, 310, 5_000);
        assertThat(ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085).description())
                .isNotEqualTo(before);
    }

    @Test
    void brokenTablesAreNamed() throws Exception {
        leftAndRight();
        table(HEADER, "l.wav,60,1.5,train", "r.wav,sixty,1.5,train");
        assertThatThrownBy(() -> ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 3");
        table("file,angle", "l.wav,60");
        assertThatThrownBy(() -> ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(HEADER);
        table(HEADER, "l.wav,60,1.5,train");
        assertThatThrownBy(() -> ResponseFolder.read(folder, ResponseFolder.Set.OFF_GRID, 0.085))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("off-grid");
        Files.delete(folder.resolve(ResponseFolder.TABLE));
        assertThatThrownBy(() -> ResponseFolder.read(folder, ResponseFolder.Set.TRAIN, 0.085))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining(ResponseFolder.TABLE);
    }
}
