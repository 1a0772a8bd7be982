package org.bearing.training.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.PairTrust;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.pair.PairRoom;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.simulation.scene.Range;
import org.bearing.tap.WavWriter;
import org.bearing.tap.WavWriter.Encoding;
import org.bearing.training.Bars;
import org.bearing.training.pair.PairTuningSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bursts of noise as loud as the sensors' own, in a lively room: what the bundled model never met. */
class PairAdaptationTest {
    private static final int RATE_HZ = PairScene.RATE_HZ;
    private static final int BURST = RATE_HZ / 4;
    private static final double SPACING_M = 0.06;
    private static final int LABELS = 36;
    private static final double MINUTES = 0.4;
    private static final Preset PRESET =
            Preset.bundled("spaced-pair").with("capture.spacing_m", Double.toString(SPACING_M));
    private static final PairTuningSpec SHORT = PairTuningSpec.USUAL.withSteps(60);

    private static final PairTuningSpec FAST = new PairTuningSpec(60, 3e-3, 10, 1, 3, 0.2, 3, 1);

    @TempDir
    private Path folder;

    private PairRoomFiles room() {
        SplittableRandom random = new SplittableRandom(4);
        float[] noise = new float[8 * RATE_HZ];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) ((i / BURST % 4 == 0 ? 0.001 : 0.1) * random.nextGaussian());
        }
        PairSceneRanges ranges = new PairSceneRanges(
                Range.only(0.5),
                new Range(1, 2),
                Range.only(0),
                Range.only(3),
                Range.only(0.2),
                Range.only(1),
                List.of(SPACING_M));
        return new PairRoomFiles(new PairRoom(ranges, List.of(Sound.of("noise", RATE_HZ, noise)), 1, 0), folder);
    }

    private RoomAdaptation.Result adapt(Path labels, Optional<Path> unlabelled) {
        return adapt(labels, unlabelled, SHORT);
    }

    private RoomAdaptation.Result adapt(Path labels, Optional<Path> unlabelled, PairTuningSpec spec) {
        return PairAdaptation.of(PRESET, labels, unlabelled).run(folder.resolve("my-room"), spec, Bars::bar);
    }

    private void refuses(Path labels, Optional<Path> unlabelled, String... parts) {
        assertThatThrownBy(() -> PairAdaptation.of(PRESET, labels, unlabelled))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts);
    }

    private void record(String name, int channels) {
        try (WavWriter writer = WavWriter.open(folder.resolve(name), RATE_HZ, channels, Encoding.PCM24)) {
            writer.write(new float[channels][RATE_HZ], 0, RATE_HZ);
        }
    }

    @Test
    void aRoomThatIsLabelledIsHeardBetterByAModelThatLocalizeTakes() {
        PairRoomFiles room = room();
        RoomAdaptation.Result result =
                adapt(room.labels(LABELS, LABELS), Optional.of(room.unlabelled(MINUTES, 1000, 1000)));
        assertThat(result.kept()).as(result.sentence()).isTrue();
        Path weights = folder.resolve("my-room/my-room.safetensors");
        PairModel made = PairFiles.load(weights);
        assertThat(made.manifest().name()).isEqualTo("my-room");
        PairTrust trust = PairFiles.bundled().manifest().trust();
        assertThat(made.manifest().trust().arcRad(0.1)).isEqualTo(trust.arcRad(0.1));
        assertThat(made.tensors().get("classifier.0.weight").values())
                .isNotEqualTo(
                        PairFiles.bundled().tensors().get("classifier.0.weight").values());
        assertThat(Localizer.open(PRESET.with("model", weights.toString())).angleKind())
                .isNotNull();
    }

    @Test
    void aModelThatGotWorseIsNotWritten() throws IOException {
        Path labels = room().labels(LABELS, LABELS);
        List<String> lines = new ArrayList<>(Files.readAllLines(labels));
        // What is learnt from is labelled on the wrong side; what is held back, every third, is not.
        for (int i = 1; i < lines.size(); i++) {
            if ((i - 1) % 3 != 1) {
                int at = lines.get(i).lastIndexOf(',') + 1;
                double azimuth = Double.parseDouble(lines.get(i).substring(at));
                lines.set(i, lines.get(i).substring(0, at) + -azimuth);
            }
        }
        Files.write(labels, lines);
        RoomAdaptation.Result result = adapt(labels, Optional.empty(), FAST);
        assertThat(result.kept()).as(result.sentence()).isFalse();
        assertThat(result.sentence()).contains("no gain");
        assertThat(folder.resolve("my-room")).doesNotExist();
    }

    @Test
    void tooFewLabelsAndLabelsBehindAPairAreRefused() throws IOException {
        refuses(room().labels(RoomLabels.FEWEST - 1, 3), Optional.empty(), "9 labels", "at least 10");
        Path behind = Files.writeString(
                folder.resolve("behind.csv"), "file,start_s,end_s,azimuth_deg\nlabelled.wav,0,1,120\n");
        refuses(behind, Optional.empty(), "behind.csv line 2", "120", "[-90, 90]");
    }

    @Test
    void aFileWithTheSameInBothChannelsIsNamedOnce() throws IOException {
        assertThat(PairAdaptation.of(PRESET, room().labels(LABELS, LABELS), Optional.empty())
                        .warnings())
                .isEmpty();
        SplittableRandom random = new SplittableRandom(6);
        float[] noise = new float[RATE_HZ];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        try (WavWriter writer = WavWriter.open(folder.resolve("same.wav"), RATE_HZ, 2, Encoding.PCM24)) {
            writer.write(new float[][] {noise, noise}, 0, RATE_HZ);
        }
        StringBuilder table = new StringBuilder("file,start_s,end_s,azimuth_deg\n");
        for (int i = 0; i < RoomLabels.FEWEST; i++) {
            table.append("same.wav,0,1,").append(10 * i - 50).append('\n');
        }
        Path labels = Files.writeString(folder.resolve("same.csv"), table);
        assertThat(PairAdaptation.of(PRESET, labels, Optional.empty()).warnings())
                .singleElement()
                .asString()
                .contains("same.wav carries the same in both channels");
    }

    @Test
    void aMonoRecordingAndLabelsOfSilenceAreRefused() throws IOException {
        record("mono.wav", 1);
        Path mono = Files.writeString(folder.resolve("mono.csv"), "file,start_s,end_s,azimuth_deg\nmono.wav,0,1,10\n");
        refuses(mono, Optional.empty(), "mono.wav", "is mono");
        record("silent.wav", 2);
        Path silent = Files.writeString(
                folder.resolve("silent.csv"),
                "file,start_s,end_s,azimuth_deg\n" + "silent.wav,0,1,10\n".repeat(RoomLabels.FEWEST));
        assertThatThrownBy(() -> adapt(silent, Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("Nothing sounds", "7 stretches");
    }

    @Test
    void unlabelledSoundThatIsNotThereIsRefused() throws IOException {
        Path labels = room().labels(RoomLabels.FEWEST, 3);
        refuses(labels, Optional.of(folder.resolve("nowhere")), "There is no folder", "nowhere", "--unlabelled");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refuses(labels, Optional.of(empty), "empty has no WAV file");
        record("empty/quiet.wav", 2);
        refuses(labels, Optional.of(empty), "(1 found)", "nothing sounds");
    }
}
