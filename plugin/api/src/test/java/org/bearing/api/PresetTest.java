package org.bearing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {
    private static final String GOOD = "method = \"gcc-phat\"\n\n[capture]\nkind = \"pair\"\n";

    @TempDir
    Path folder;

    @Test
    void everyBundledPresetLoads() throws IOException {
        for (String name : Preset.bundledNames()) {
            Preset preset = Preset.bundled(name);
            assertThat(preset.name()).isEqualTo(name);
            assertThat(preset.text("description")).isPresent();
        }
        try (Stream<Path> files = Files.list(Path.of("../../presets"))) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".toml")))
                    .containsExactlyInAnyOrderElementsOf(
                            Preset.bundledNames().stream().map(n -> n + ".toml").toList());
        }
    }

    @Test
    void theBinauralPresetSpellsOutEveryKeyThatHasADefault() {
        Preset preset = Preset.bundled("binaural");
        for (PresetKey key : Preset.keys()) {
            key.defaultValue().ifPresent(value -> assertThat(preset.settings()).containsKey(key.name()));
        }
        assertThat(preset.settings())
                .contains(entry("capture.kind", "head"), entry("capture.head_radius_m", "average"));
        assertThat(preset.number("capture.head_radius_m")).isEmpty();
        assertThat(preset.number("analysis.integration_s")).hasValue(1.0);
    }

    @Test
    void loadsAFileAndFillsInDefaults() throws IOException {
        Path file = folder.resolve("mine.toml");
        Files.writeString(file, GOOD + "spacing_m = 0.12\n");
        Preset preset = Preset.find(file.toString());
        assertThat(preset.name()).isEqualTo("mine");
        assertThat(preset.number("capture.spacing_m")).hasValue(0.12);
        assertThat(preset.number("analysis.hop_ms")).hasValue(64);
    }

    @Test
    void overridesOneKey() {
        Preset preset = Preset.bundled("binaural");
        assertThat(preset.with("capture.head_radius_m", "0.091").number("capture.head_radius_m"))
                .hasValue(0.091);
        assertThat(preset.with("capture.head_radius_m", "0.091")
                        .with("capture.head_radius_m", "average")
                        .text("capture.head_radius_m"))
                .hasValue("average");
        assertThat(preset.number("capture.head_radius_m")).isEmpty();
        assertThat(preset.with("analysis.refine", "false").text("analysis.refine"))
                .hasValue("false");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        GOOD + "spacing_cm = 12\n",
                        "p.toml, line 5: found capture.spacing_cm; unit: expected capture.spacing_m, in metres."),
                Arguments.of(
                        GOOD + "spacing_m = \"12 cm\"\n",
                        "p.toml, line 5: capture.spacing_m is \"12 cm\"; expected a number from 0 to 2, in metres."),
                Arguments.of(
                        GOOD + "spacing_m = 12\n",
                        "p.toml, line 5: capture.spacing_m is 12; expected a number from 0 to 2, in metres."),
                Arguments.of(
                        GOOD + "spacing_m = -3\n",
                        "p.toml, line 5: capture.spacing_m is -3; expected a number from 0 to 2, in metres."),
                Arguments.of(
                        GOOD + "pattern = \"kardioid\"\n",
                        "p.toml, line 5: capture.pattern is \"kardioid\"; expected a number from 0 to 1, or \"omni\" or"
                                + " \"subcardioid\" or \"cardioid\" or \"supercardioid\" or \"hypercardioid\" or"
                                + " \"figure-of-eight\"."),
                Arguments.of(
                        GOOD + "axis_rad = 1.9\n",
                        "p.toml, line 5: found capture.axis_rad; unit: expected capture.axis_deg, in degrees."),
                Arguments.of(
                        "method = \"gcc-phat\"\ncapture = { kind = \"haed\" }\n",
                        "p.toml, line 2: capture.kind is \"haed\"; expected \"head\" or \"pair\" or \"ms\" or \"panned\"; did you mean head?"),
                Arguments.of(
                        "method = \"gcc-phat\"\n# a comment\ncapture.head_radius_m = nan\n",
                        "p.toml, line 3: capture.head_radius_m is NaN; expected a number from 0.05 to 0.15, in metres,"
                                + " or \"average\" or \"estimate\" or \"human\" or \"kemar\" or \"ku100\" or \"fabian\"."),
                Arguments.of(
                        "method = \"gcc-phat\"\n[tracker]\n\nbirth_count = 1.5\n",
                        "p.toml, line 4: tracker.birth_count is 1.5; expected a whole number from 1 to 100."),
                Arguments.of(
                        "[capture]\nkind = \"head\"\n",
                        "p.toml: the key method is missing; expected a line such as"
                                + " method = \"gcc-phat\" before the first [table]."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWithTheLineAndWhatWasExpected(String toml, String message) {
        assertThatThrownBy(() -> Preset.parse("p", "p.toml", toml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void suggestsTheNearestKey() {
        assertThatThrownBy(() -> Preset.parse("p", "p.toml", GOOD + "hemispere = \"all\"\n"))
                .hasMessageStartingWith(
                        "p.toml, line 5: unknown key capture.hemispere; did you mean capture.hemisphere? (known are ");
        assertThatThrownBy(() -> Preset.parse("p", "p.toml", GOOD + "\n[outputs]\nx = 1\n"))
                .hasMessageStartingWith("p.toml, line 7: unknown key outputs; ");
    }

    @Test
    void namesTheLineOfAMissingValue() {
        assertThatThrownBy(() -> Preset.parse("p", "p.toml", GOOD + "spacing_m =\n[analysis]\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p.toml, line 5: this is not TOML (");
    }

    @Test
    void findsEveryMistakeOfAFileAtOnce() throws IOException {
        Path file = folder.resolve("bad.toml");
        Files.writeString(file, GOOD + "spacing_cm = 12\nspacing_m = -3\n[outputs]\nx = 1\n");
        assertThat(Preset.mistakes(file))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith(file + ", line "))
                .satisfiesExactly(
                        line -> assertThat(line).contains("line 5: found capture.spacing_cm; unit: expected"),
                        line -> assertThat(line).contains("line 6: capture.spacing_m is -3; expected a number"),
                        line -> assertThat(line).contains("line 8: unknown key outputs"));
    }

    @Test
    void findsWhatTheMethodMisses() throws IOException {
        Path file = folder.resolve("p.toml");
        Files.writeString(file, GOOD);
        assertThat(Preset.mistakes(file))
                .singleElement()
                .asString()
                .startsWith(file + ", line 3: ")
                .contains("capture.spacing_m is missing");
        Files.writeString(file, GOOD + "spacing_m = 0\n");
        assertThat(Preset.mistakes(file))
                .singleElement()
                .asString()
                .startsWith(file + ", line 5: ")
                .contains("capture.spacing_m is 0; expected at least 0.005 for method = \"gcc-phat\"");
        Files.writeString(file, GOOD + "spacing_m = 0.3\n");
        assertThat(Preset.mistakes(file)).isEmpty();
    }

    @Test
    void findsTheUsersOwnByNameButNotUnderABundledName() throws IOException {
        Path own = UserFolder.presets(Map.of("HOME", folder.toString()));
        assertThat(own).isEqualTo(folder.resolve(".config/bearing/presets"));
        assertThat(UserFolder.presets(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/c")))
                .isEqualTo(Path.of("/c/bearing/presets"));
        assertThat(UserFolder.names(own)).isEmpty();
        Files.createDirectories(own);
        Files.writeString(own.resolve("hall.toml"), GOOD + "spacing_m = 0.3\n");
        Files.writeString(own.resolve("ortf.toml"), GOOD + "spacing_m = 0.3\n");
        assertThat(UserFolder.names(own)).containsExactly("hall", "ortf");
        assertThat(Preset.find("hall", own).number("capture.spacing_m")).hasValue(0.3);
        assertThat(Preset.find("ortf", own).number("capture.spacing_m")).hasValue(0.17);
        assertThatThrownBy(() -> Preset.find("hal", own))
                .hasMessageStartingWith("Unknown preset hal; did you mean hall? (known are binaural, ")
                .hasMessageEndingWith(
                        "; a preset of your own is a file in " + own + " or is named by its path, ending in .toml.");
        assertThat(UserFolder.find(own, "../presets/hall")).isEmpty();
    }

    @Test
    void namesTheLineOfWhatIsNotToml() {
        assertThatThrownBy(() -> Preset.parse("p", "p.toml", "method = \"gcc-phat\"\nkind head\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p.toml, line 2: this is not TOML (");
    }

    @Test
    void refusesOverridesOnTheSameSchema() {
        Preset preset = Preset.bundled("spaced-pair");
        assertThatThrownBy(() -> preset.with("capture.spacing_cm", "8.5"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--set capture.spacing_cm=8.5: found capture.spacing_cm; unit: expected capture.spacing_m,"
                        + " in metres.");
        assertThatThrownBy(() -> preset.with("capture.spacing_m", "wide"))
                .hasMessage("--set capture.spacing_m=wide: capture.spacing_m is \"wide\"; expected a number from 0"
                        + " to 2, in metres.");
    }

    @Test
    void namesUnknownPresetsAndMethods() {
        assertThatThrownBy(() -> Preset.find("binarual"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "Unknown preset binarual; did you mean binaural? (known are binaural, spaced-pair, ");
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("binaural").with("method", "gcc-fat")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "Unknown method gcc-fat in preset binaural; did you mean gcc-phat? (known are ");
        assertThatThrownBy(() -> Localizer.open(
                        Preset.bundled("binaural").with("method", "embedding").with("model", "binarual-embeding")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Unknown model binarual-embeding in preset binaural; ");
        assertThatThrownBy(() -> Localizer.open(Preset.bundled("spaced-pair").with("method", "embedding")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("needs capture.kind = \"head\", found \"pair\"");
        assertThatThrownBy(() -> Localizer.open(Preset.parse("p", "p.toml", GOOD)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("capture.spacing_m is missing");
    }

    @Test
    void refusesWhatIsNotThereOrNotText() throws IOException {
        Path missing = folder.resolve("x.toml");
        assertThatThrownBy(() -> Preset.load(missing))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no preset " + missing + "; the bundled ones are "
                        + String.join(", ", Preset.bundledNames()) + ".");
        Path binary = folder.resolve("b.toml");
        Files.write(binary, "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Preset.load(binary)).hasMessageContaining("is not text in UTF-8");
    }
}
