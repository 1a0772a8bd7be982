package org.bearing.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bearing.api.Preset;
import org.bearing.api.PresetKey;
import org.bearing.api.UserFolder;
import org.bearing.geometry.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows and checks presets. */
@Command(
        name = "presets",
        description = "Lists the presets, shows one with all its settings, checks your own, or explains every key.",
        footer = {
            "",
            "Examples:",
            "  ./bearing presets                            the bundled presets and your own",
            "  ./bearing presets show ortf                  what is in force there",
            "  ./bearing presets keys                       every key with its unit, range and default",
            "  ./bearing presets show ortf > my.toml        a start for one of your own: localize --preset my.toml",
            "  ./bearing presets check my.toml              its mistakes, each with its line",
            "",
            "A preset NAME.toml in ~/.config/bearing/presets is known by its name, as the bundled ones are."
        })
final class PresetsCommand implements Runnable {
    private final Console console;
    private final Path own;

    PresetsCommand(Console console, Map<String, String> environment) {
        this.console = console;
        own = UserFolder.presets(environment);
    }

    /** Without a command: the list. */
    @Override
    public void run() {
        list();
    }

    @Command(description = "The bundled presets and your own.")
    void list() {
        Preset.bundledNames().forEach(name -> entry(name, Preset.bundled(name)));
        for (String name : UserFolder.names(own)) {
            if (Preset.bundledNames().contains(name)) {
                console.say("Your own preset " + name + " has the name of a bundled one, which wins: rename it.");
                continue;
            }
            try {
                entry(name, Preset.find(name, own));
            } catch (ConfigurationException e) {
                console.say(e.getMessage());
            }
        }
    }

    private void entry(String name, Preset preset) {
        console.print(String.format("%-14s %s", name, preset.text("description").orElse(""))
                .stripTrailing());
    }

    @Command(description = "One preset with everything in force, as TOML: itself a preset.")
    void show(
            @Parameters(paramLabel = "PRESET", description = "A preset's name, or the path of a .toml file.")
                    String preset) {
        show(Preset.find(preset, own));
    }

    @Command(description = "Every key, with what it means, its unit, range and default.")
    void keys() {
        Preset.keys().forEach(this::explain);
    }

    @Command(description = "The mistakes in presets of your own, a line for each.")
    void check(@Parameters(arity = "1..*", paramLabel = "FILE", description = "Preset files.") List<Path> files) {
        int mistakes = 0;
        for (Path file : files) {
            List<String> found = Preset.mistakes(file);
            found.forEach(console::print);
            mistakes += found.size();
            if (found.isEmpty()) {
                console.say(file + ": no mistakes.");
            }
        }
        if (mistakes > 0) {
            console.flush();
            throw new ConfigurationException("Found " + mistakes + (mistakes == 1 ? " mistake" : " mistakes")
                    + ": correct the lines; './bearing presets keys' explains every key.");
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
