package org.bearing.simulation.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.SphericalHead;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.WavTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneFilesTest {
    private static final int RATE = 16_000;
    private static final String SCENE = """
            # a pair in a free field
            seed = 3
            sample_rate_hz = 16000
            duration_s = 1.2

            [listener]
            pattern = "omni"
            spacing_m = 0.3

            [[source]]
            name = "hiss"
            noise = "white"
            start_s = 0.4
            trajectory = [
              { time_s = 0, azimuth_deg = 40, elevation_deg = 0, range_m = 2 },
            ]
            """;

    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("walk.toml"), text);
    }

    private static float[][] read(Path wav) {
        try (WavTap tap = WavTap.open(wav)) {
            StereoBlock block = new StereoBlock(4096);
            float[][] stereo = new float[2][(int) tap.frames()];
            int at = 0;
            for (int count = tap.poll(block); count >= 0; count = tap.poll(block)) {
                System.arraycopy(block.left(), 0, stereo[0], at, count);
                System.arraycopy(block.right(), 0, stereo[1], at, count);
                at += count;
            }
            assertThat(at).isEqualTo(stereo[0].length);
            return stereo;
        }
    }

    @Test
    void rendersAPairInAFreeFieldWithItsTruth() throws IOException {
        Path wav = SceneFiles.render(SceneSpec.load(write(SCENE)), folder.resolve("out"));
        assertThat(wav).hasFileName("walk.wav");
        float[][] stereo = read(wav);
        assertThat(stereo[0].length).isEqualTo((int) (1.2 * RATE));
        int lag = lag(stereo, 8000, 16_000);
        double expected = 0.3 * Math.sin(Math.toRadians(40)) / SphericalHead.SPEED_OF_SOUND * RATE;
        assertThat(lag).as("the left microphone leads").isCloseTo((int) Math.round(expected), within(1));
        double power = 0;
        for (int i = 8000; i < 16_000; i++) {
            power += stereo[0][i] * stereo[0][i] / 8000;
        }
        assertThat(10 * Math.log10(power)).as("half the amplitude at 2 m").isCloseTo(-26 - 6.02, within(0.8));
        List<String> truth = Files.readAllLines(wav.resolveSibling("walk.csv"));
        assertThat(truth).startsWith("time_s,source,azimuth_deg,elevation_deg,active", "0.00,hiss,40.000,0.000,0");
        assertThat(truth).contains("0.80,hiss,40.000,0.000,1").hasSize(1 + 61);
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).as("no drafts stay").hasSize(2);
        }
    }

    private static int lag(float[][] stereo, int from, int to) {
        int best = 0;
        double most = 0;
        for (int lag = -20; lag <= 20; lag++) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += (double) stereo[0][i] * stereo[1][i + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return best;
    }

    @Test
    void rendersTheSameAgain() throws IOException {
        SceneSpec scene = SceneSpec.load(write(SCENE.replace("seed = 3", "seed = 3\nsnr_db = 20")));
        byte[] one = Files.readAllBytes(SceneFiles.render(scene, folder.resolve("one")));
        byte[] two = Files.readAllBytes(SceneFiles.render(scene, folder.resolve("two")));
        assertThat(Arrays.equals(one, two)).isTrue();
    }

    @Test
    void movesASourceThroughARoomWithoutClicks() throws IOException {
        String text = SCENE.replace("[listener]", """
                [room]
                length_m = 5
                width_m = 4
                height_m = 2.7
                rt60_s = 0.15

                [listener]
                x_m = 2.5
                y_m = 2
                z_m = 1.5""")
                .replace("white", "pink")
                .replace("start_s = 0.4", "start_s = 0")
                .replace(
                        "range_m = 2 },",
                        "range_m = 1 },\n  { time_s = 1, azimuth_deg = -40, elevation_deg = 0, range_m = 1 },");
        Path wav = SceneFiles.render(SceneSpec.load(write(text)), folder);
        float[][] stereo = read(wav);
        assertThat(lag(stereo, 1000, 3000)).isPositive();
        assertThat(lag(stereo, 16_000, 18_000)).isNegative();
        double typical = 0;
        double largest = 0;
        for (int i = 2; i < 19_000; i++) {
            double bend = Math.abs(stereo[0][i] - 2 * stereo[0][i - 1] + stereo[0][i - 2]);
            typical += bend / 19_000;
            largest = Math.max(largest, bend);
        }
        assertThat(largest).isLessThan(8 * typical);
        assertThat(Files.readAllLines(folder.resolve("walk.csv"))).contains("0.50,hiss,0.000,0.000,1");
    }

    @Test
    void saysWhatIsWrongOnWhichLine() throws IOException {
        refuses(SCENE.replace("spacing_m", "spacing_cm"), "line 8", "unknown key spacing_cm", "spacing_m");
        refuses(SCENE.replace("range_m", "range_km"), "line 15", "range_m (metres) is missing");
        refuses(SCENE.replace("azimuth_deg = 40", "azimuth_deg = \"left\""), "line 15", "azimuth_deg", "degrees");
        refuses(SCENE.replace("duration_s = 1.2", "duration_s = -1"), "line 4", "duration_s must be a number from 0.1");
        refuses(SCENE.replace("seed = 3", "seed = 3\ncolour = 1"), "line 3", "unknown key colour");
        refuses(
                SCENE.replace("\"omni\"", "\"round\""),
                "line 7",
                "omni, subcardioid, cardioid, supercardioid, hypercardioid or figure-of-eight");
        refuses(SCENE.replace("noise = \"white\"", ""), "line 10", "content = \"FILE\" or noise");
        refuses(SCENE.replace("duration_s = 1.2", "duration_s = "), "line 4", "not TOML");
    }

    private void refuses(String text, String... parts) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> SceneSpec.load(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(List.of(parts).toArray(CharSequence[]::new))
                .hasMessageContaining("walk.toml");
    }

    @Test
    void saysThatASourceLeavesTheRoom() throws IOException {
        String room =
                "[room]\nlength_m = 3\nwidth_m = 3\nheight_m = 2.5\nrt60_s = 0.2\n\n[listener]\nx_m = 1.5\ny_m = 1.5\nz_m = 1.2";
        SceneSpec scene = SceneSpec.load(write(SCENE.replace("[listener]", room)));
        assertThatThrownBy(() -> SceneFiles.render(scene, folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hiss")
                .hasMessageContaining("the room is 3.00 x 3.00 x 2.50 m");
        assertThatThrownBy(() -> SceneSpec.load(folder.resolve("absent.toml")))
                .isInstanceOf(BearingException.class)
                .hasMessageContaining("There is no scene file");
    }
}
