package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.geometry.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainsTest {
    @TempDir
    Path folder;

    private Localizer open(String preset, String method) throws Exception {
        try (Chains chains = new Chains(folder)) {
            return chains.request(new Settings(preset, method, 0.5, false, "", Settings.Send.OFF))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void smoothingInTheMiddleIsThePresetsOwnAndStaysInRange() {
        Preset preset = Preset.bundled("binaural");

        assertThat(Chains.motionDegPerSecond(preset, 0.5)).isCloseTo(30, within(1e-9));
        assertThat(Chains.motionDegPerSecond(preset, 0)).isCloseTo(300, within(1e-9));
        assertThat(Chains.motionDegPerSecond(preset, 1)).isCloseTo(3, within(1e-9));
        assertThat(Chains.motionDegPerSecond(preset.with("tracker.motion_deg_per_s", "0.2"), 1))
                .isEqualTo(0.1);
    }

    @Test
    void anOwnPresetIsFoundByItsName() throws Exception {
        Files.writeString(folder.resolve("My pair.toml"), """
                method = "gcc-phat"

                [capture]
                kind = "pair"
                spacing_m = 0.2
                """);

        Localizer own = open("My pair", "");

        assertThat(own.preset().number("capture.spacing_m")).hasValue(0.2);
        assertThat(open("binaural", "gcc-phat").preset().method()).isEqualTo("gcc-phat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "../outside", "/etc/passwd", "a/b", "..", "outside.toml"})
    void aNameIsNeverAPath(String name) throws Exception {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("outside.toml"), "method = \"gcc-phat\"");
        try (Chains chains = new Chains(inner)) {
            assertThatThrownBy(() -> chains.request(new Settings(name, "", 0.5, false, "", Settings.Send.OFF))
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Unknown preset");
        }
    }
}
