package org.bearing.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.api.Preset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that localizes: how the sound was captured, and what differs from that. */
final class PresetOptions {
    @Option(
            names = {"-p", "--preset"},
            paramLabel = "PRESET",
            defaultValue = "binaural",
            description = "How it was captured: a name from './bearing presets' or a .toml file (default: binaural).")
    private String preset = "binaural";

    @Option(
            names = {"-m", "--method"},
            paramLabel = "METHOD",
            description = "Another method than the preset's, such as gcc-phat.")
    private @Nullable String method;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Overrides one setting of the preset; './bearing presets keys' explains them.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /**
     * What was chosen.
     *
     * @return the preset with the overrides
     * @throws org.bearing.geometry.ConfigurationException if it is not there, or a value does not fit
     */
    Preset chosen() {
        Preset chosen = Preset.find(preset);
        if (method != null) {
            chosen = chosen.with("method", method);
        }
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            chosen = chosen.with(override.getKey(), override.getValue());
        }
        return chosen;
    }
}
