package org.bearing.app;

import java.util.Map;
import org.bearing.api.Preset;
import org.bearing.api.PresetKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows presets and their keys. */
@Command(
        name = "presets",
        description = "Lists the presets, shows one with all its settings, or explains every key.",
        footer = {
            "",
            "Examples:",
            "  ./bearing presets                       the bundled presets",
            "  ./bearing presets binaural              what is in force there",
            "  ./bearing presets --keys                every key with its unit, range and default",
            "  ./bearing presets binaural > my.toml    a start for one of your own: localize --preset my.toml"
        })
final class PresetsCommand implements Runnable {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "PRESET",
            description = "A bundled preset's name, or the path of a .toml file.")
    private @Nullable String preset;

    @Option(names = "--keys", description = "Explain every key.")
    private boolean keys;

    PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (keys) {
            Preset.keys().forEach(this::explain);
        } else if (preset != null) {
            show(Preset.find(preset));
        } else {
            for (String name : Preset.bundledNames()) {
                console.print(String.format(
                        "%-14s %s",
                        name, Preset.bundled(name).text("description").orElse("")));
            }
        }
    }

    private void explain(PresetKey key) {
        String standard = key.defaultValue()
                .map(value -> "; default " + PresetsCommand.plain(value))
                .orElse("");
        console.print(key.name());
        console.print("    " + key.description());
        console.print("    " + key.expectation() + standard);
    }

    /** As TOML, so that the output is itself a preset. */
    private void show(Preset shown) {
        String table = "";
        for (Map.Entry<String, String> setting : shown.settings().entrySet()) {
            String key = setting.getKey();
            int dot = key.lastIndexOf('.');
            String under = dot < 0 ? "" : key.substring(0, dot);
            if (!under.equals(table)) {
                console.print("");
                console.print("[" + under + "]");
                table = under;
            }
            boolean text = shown.text(key).isPresent();
            String value = text ? '"' + setting.getValue().replace("\"", "\\\"") + '"' : setting.getValue();
            console.print(key.substring(dot + 1) + " = " + value);
        }
    }

    private static String plain(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : String.valueOf(value);
    }
}
