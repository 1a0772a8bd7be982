package org.bearing.training.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.api.Preset;
import org.bearing.geometry.Direction;
import org.bearing.inference.StoredModel;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.head.SphericalHrirs;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;
import org.bearing.tap.WavWriter;
import org.bearing.tap.WavWriter.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sphere without ears in a lively room: what the bundled model never met. */
class RoomAdaptationTest {
    private static final int RATE_HZ = 16_000;
    private static final int SAMPLES = 16_000;
    private static final double STEP_DEG = 6;
    private static final int LABELS = 27;

    @TempDir
    private Path folder;

    private final Convolver convolver = new Convolver();
    private final StereoResponse response = new StereoResponse();
    private final SplittableRandom random = new SplittableRandom(5);

    /** White noise from one direction after the other, a second each. */
    private Path room() throws IOException {
        Head head = Head.of(SphericalHrirs.of(0.09, 44_100, 400), RATE_HZ);
        Room room = Room.withRt60(6, 5, 3, 0.5);
        RoomResponses rooms = new RoomResponses(RATE_HZ);
        List<String> lines = new ArrayList<>(List.of("file,start_s,end_s,azimuth_deg"));
        float[][] clip = new float[2][SAMPLES];
        try (WavWriter writer = WavWriter.open(folder.resolve("room.wav"), RATE_HZ, 2, Encoding.FLOAT32)) {
            for (int i = 0; i < LABELS; i++) {
                double azimuth = (i - LABELS / 2) * STEP_DEG;
                Placement place = Placement.seen(2.6, 2.2, 1.4, 0.3, Direction.ofDegrees(azimuth, 0), 1.6);
                rooms.binaural(head, room, place, 7, response);
                int preRoll = response.length() - 1;
                float[] source = convolver.source(SAMPLES, preRoll);
                for (int n = 0; n < preRoll + SAMPLES; n++) {
                    source[n] = (float) (0.05 * random.nextGaussian());
                }
                convolver.transformSource();
                convolver.filter(response.left(), response.length(), preRoll, clip[0], SAMPLES);
                convolver.filter(response.right(), response.length(), preRoll, clip[1], SAMPLES);
                writer.write(clip, 0, SAMPLES);
                lines.add("room.wav," + i + "," + (i + 1) + "," + azimuth);
            }
        }
        return Files.write(folder.resolve("labels.csv"), lines);
    }

    private RoomAdaptation.Result adapt(Path labels) {
        return RoomAdaptation.of(Preset.bundled("binaural"), labels).run(false, folder.resolve("my-room"));
    }

    @Test
    void aRoomThatIsLabelledIsHeardBetterAndItsModelKept() throws IOException {
        RoomAdaptation.Result result = adapt(room());
        assertThat(result.kept()).as(result.sentence()).isTrue();
        StoredModel made =
                StoredModel.find(folder.resolve("my-room/my-room.safetensors").toString());
        StoredModel base = StoredModel.find("binaural-embedding");
        assertThat(made.manifest().neighbours().count())
                .isEqualTo(base.manifest().neighbours().count() + LABELS);
    }

    @Test
    void allAroundTheSisterModelIsTheOneThatLearns() throws IOException {
        Preset around = Preset.bundled("binaural").with("capture.hemisphere", "all");
        RoomAdaptation.Result result = RoomAdaptation.of(around, room()).run(false, folder.resolve("my-room"));
        assertThat(result.kept()).as(result.sentence()).isTrue();
        StoredModel made =
                StoredModel.find(folder.resolve("my-room/my-room.safetensors").toString());
        assertThat(made.manifest().cues())
                .isEqualTo(StoredModel.find("binaural-sphere").manifest().cues());
    }

    @Test
    void aTunedNetworkHearsTheRoomBetterToo() throws IOException {
        RoomAdaptation.Result result =
                RoomAdaptation.of(Preset.bundled("binaural"), room()).run(true, folder.resolve("tuned"));
        assertThat(result.kept()).as(result.sentence()).isTrue();
        StoredModel made =
                StoredModel.find(folder.resolve("tuned/tuned.safetensors").toString());
        StoredModel base = StoredModel.find("binaural-embedding");
        assertThat(made.values("layer.0.bias")).isNotEqualTo(base.values("layer.0.bias"));
        assertThat(made.manifest().calibration()).isEqualTo(base.manifest().calibration());
    }

    @Test
    void aModelThatGotWorseIsNotWritten() throws IOException {
        Path labels = room();
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
        RoomAdaptation.Result result = adapt(labels);
        assertThat(result.kept()).as(result.sentence()).isFalse();
        assertThat(result.sentence()).contains("no gain");
        assertThat(folder.resolve("my-room")).doesNotExist();
    }
}
