package org.bearing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.bearing.api.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "localize",
                "models",
                "presets",
                "render",
                "evaluate",
                "train",
                "adapt",
                "experiment",
                "doctor",
                "benchmark",
                "install",
                "engine"
            })
    void everyCommandExplainsItselfByExamples(String command) {
        Cli.Result result = Cli.run(command, "--help");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("Example").contains("./bearing " + command);
    }

    @Test
    void theBareProgramTellsWhereToBegin() {
        Cli.Result result = Cli.run();

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("./bearing demo").contains("positive is LEFT");
    }

    @Test
    void tellsItsVersion() {
        assertThat(Cli.run("--version").out()).startsWith("bearing ");
    }

    @Test
    void theDemoLeavesAutomationAndAPictureAndShowsItsErrors() throws IOException {
        Cli.Result result = Cli.run("demo", "--out", folder.resolve("demo").toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("true azimuth").contains("median error of azimuth");
        assertThat(Files.readAllLines(folder.resolve("demo/demo-directions.csv")))
                .hasSizeGreaterThan(100);
        assertThat(ImageIO.read(folder.resolve("demo/demo.png").toFile()).getHeight())
                .isPositive();
    }

    @Test
    void everyBundledModelIsListedAndDescribed() {
        Cli.Result all = Cli.run("models");

        assertThat(all.out())
                .contains(
                        "binaural-embedding",
                        "binaural-sphere",
                        "spaced-pair",
                        "sce",
                        "wsce",
                        "feed-forward",
                        "lem",
                        "vae-ssl",
                        "cnn",
                        "rtf-1nn");
        for (String line : all.out().lines().toList()) {
            assertThat(Cli.run("models", line.substring(0, line.indexOf(' '))).out())
                    .contains("trained on", "attribution", "checksum");
        }
    }

    @Test
    void aShownPresetIsItselfAPreset() throws IOException {
        for (String name : Preset.bundledNames()) {
            Path mine = Files.writeString(
                    folder.resolve("mine.toml"),
                    Cli.run("presets", "show", name).out());

            Cli.Result again = Cli.run("presets", "show", mine.toString());

            assertThat(again.err()).isEmpty();
            assertThat(again.out()).isEqualTo(Files.readString(mine));
            assertThat(Cli.run("presets", "check", mine.toString()).code()).isZero();
        }
    }

    @Test
    void listsPresetsAndExplainsTheirKeys() {
        assertThat(Cli.run("presets", "list").out().lines())
                .hasSizeGreaterThanOrEqualTo(Preset.bundledNames().size())
                .anyMatch(line -> line.startsWith("ortf "));
        assertThat(Cli.run("presets").out())
                .isEqualTo(Cli.run("presets", "list").out());
        assertThat(Cli.run("presets", "keys").out()).contains("capture.axis_deg", "a number from 0 to 180, in degrees");
    }

    @Test
    void checksPresetsWithALineForEveryMistake() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.toml"),
                "method = \"level-time\"\n[capture]\nkind = \"pair\"\nspacing_cm = 17\naxis_deg = 200\n");

        Cli.Result result = Cli.run("presets", "check", bad.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.startsWith(bad + ", line "));
        assertThat(result.out())
                .contains("line 4: found capture.spacing_cm", "line 5: capture.axis_deg is 200; expected");
        assertThat(result.err()).contains("Found 2 mistakes").doesNotContain("\tat ");
        assertThat(result.errorLines()).isEqualTo(1);
        assertThat(Cli.run("presets", "check", folder.resolve("none.toml").toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void rendersASceneAndEvaluatesIt() throws IOException {
        Path scene = Files.writeString(folder.resolve("short.toml"), """
                seed = 3
                sample_rate_hz = 16000
                duration_s = 2.0

                [listener]
                pattern = "omni"
                spacing_m = 0.1

                [[source]]
                name = "noise"
                noise = "pink"
                trajectory = [ { time_s = 0, azimuth_deg = 35, elevation_deg = 0, range_m = 1.5 } ]
                """);

        Cli.Result rendered = Cli.run(
                "render", scene.toString(), "--out", folder.resolve("out").toString());
        Cli.Result table = Cli.run(
                "evaluate", folder.resolve("out").toString(), "-p", "spaced-pair", "-s", "capture.spacing_m=0.1");

        assertThat(rendered.err()).isEmpty();
        assertThat(rendered.out()).contains("short.wav");
        assertThat(table.err()).isEmpty();
        assertThat(table.out()).contains("| short | ");
    }
}
