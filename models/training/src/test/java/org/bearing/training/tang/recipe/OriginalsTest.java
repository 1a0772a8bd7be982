package org.bearing.training.tang.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.WavWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalsTest {
    private static final double LOUD = 2;

    @TempDir
    private Path folder;

    /** Noise that is louder at one ear. */
    private void wav(String name, int rateHz, double leftGain, double rightGain) throws Exception {
        float[][] samples = new float[2][rateHz / 2];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < samples[0].length; i++) {
            float sample = (float) (0.05 * random.nextGaussian());
            samples[0][i] = (float) leftGain * sample;
            samples[1][i] = (float) rightGain * sample;
        }
        try (WavWriter writer = WavWriter.open(folder.resolve(name), rateHz, 2, WavWriter.Encoding.FLOAT32)) {
            writer.write(samples, 0, samples[0].length);
        }
    }

    private void table(String... lines) throws Exception {
        Files.writeString(folder.resolve(RecordingFolder.TABLE), String.join("\n", lines) + "\n");
    }

    @Test
    void recordingsOfAFolderAreReadAndThoseBehindLeftOut() throws Exception {
        wav("a.wav", 44_100, LOUD, 1);
        wav("b.wav", 44_100, 1, LOUD);
        table("file,azimuth_deg,elevation_deg", "a.wav,60,10", "b.wav,-60,-10", "a.wav,120,0");
        Recordings found = RecordingFolder.read(folder);
        assertThat(found.size()).isEqualTo(2);
        assertThat(found.table().azimuthDeg(0)).isEqualTo(60);
        float[] cues = new float[found.table().width()];
        found.table().cues(0, cues, 0);
        assertThat(cues[100]).isCloseTo((float) (20 * Math.log10(LOUD)), org.assertj.core.api.Assertions.within(0.1f));
    }

    @Test
    void aHeaderThatSaysRightTurnsTheSign() throws Exception {
        wav("a.wav", 16_000, LOUD, 1);
        table("file,azimuth_right_deg,elevation_deg", "a.wav,-60,0");
        assertThat(RecordingFolder.read(folder).table().azimuthDeg(0)).isEqualTo(60);
    }

    @Test
    void exchangedEarsDifferentRatesAndOtherHeadersAreRefused() throws Exception {
        wav("a.wav", 16_000, 1, LOUD);
        wav("b.wav", 44_100, LOUD, 1);
        table("file,azimuth_deg,elevation_deg", "a.wav,60,0");
        assertThatThrownBy(() -> RecordingFolder.read(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("louder at the right ear");
        table("file,azimuth_deg,elevation_deg", "a.wav,-60,0", "b.wav,60,0");
        assertThatThrownBy(() -> RecordingFolder.read(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("b.wav is at 44100 Hz");
        table("name,angle", "a.wav,-60");
        assertThatThrownBy(() -> RecordingFolder.read(folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("file,azimuth_deg,elevation_deg");
        Files.delete(folder.resolve(RecordingFolder.TABLE));
        assertThatThrownBy(() -> RecordingFolder.read(folder))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining(RecordingFolder.TABLE);
    }

    private Path vast(double sign, int azimuths) {
        Path file = folder.resolve("vast.mat");
        double[][] left = new double[3][64];
        double[][] right = new double[3][64];
        for (int i = 0; i < 3; i++) {
            left[i][5] = i == 0 ? LOUD : 1;
            right[i][5] = i == 2 ? LOUD : 1;
        }
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup struct = hdf.putGroup("VAST");
            struct.putGroup("GlobalParams").putDataset("SamplingFrequency", new double[] {44_100});
            WritableGroup responses = struct.putGroup("RIR");
            responses.putDataset("Left", left);
            responses.putDataset("Right", right);
            WritableGroup source = struct.putGroup("Source");
            double[] all = {sign * 70, 0, sign * -70};
            source.putDataset("Azimuth", java.util.Arrays.copyOf(all, azimuths));
            source.putDataset("Elevation", new double[] {10, 20, -30});
        }
        return file;
    }

    @Test
    void vastIsReadWithTheLeftPositiveWhicheverItsSign() {
        for (double sign : new double[] {1, -1}) {
            Recordings found = VastFile.read(vast(sign, 3));
            assertThat(found.size()).isEqualTo(3);
            assertThat(found.table().azimuthDeg(0)).isEqualTo(70);
            assertThat(found.table().azimuthDeg(2)).isEqualTo(-70);
            assertThat(found.table().elevationDeg(1)).isEqualTo(20);
        }
    }

    @Test
    void vastThatIsOldHalfOrMissingIsRefused() throws Exception {
        assertThatThrownBy(() -> VastFile.read(vast(1, 2)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("2 azimuths");
        Path old = Files.writeString(folder.resolve("old.mat"), "MATLAB 5.0 MAT-file");
        assertThatThrownBy(() -> VastFile.read(old))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("-v7.3");
        assertThatThrownBy(() -> VastFile.read(folder.resolve("none.mat"))).isInstanceOf(BearingException.class);
    }
}
