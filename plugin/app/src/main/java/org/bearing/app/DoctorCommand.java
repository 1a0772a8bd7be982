package org.bearing.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import picocli.CommandLine.Command;

/** Looks at the machine. */
@Command(
        name = "doctor",
        description = "Looks at this machine and says what works and what is missing.",
        footer = {
            "",
            "Example:",
            "  ./bearing doctor",
            "",
            "Exit code 1 if something needed for localizing files does not work."
        })
final class DoctorCommand implements Runnable {
    private static final int LEAST_JAVA = 17;
    private static final double MIB = 1024 * 1024;

    private final Console console;
    private boolean broken;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        int java = Runtime.version().feature();
        tell(java >= LEAST_JAVA, "Java", java + " (" + System.getProperty("java.vendor") + "), at least " + LEAST_JAVA);
        note(
                "vector kernels",
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                        ? "on (jdk.incubator.vector)"
                        : "off: the plain kernels are used, which is the default");
        Runtime runtime = Runtime.getRuntime();
        note("processor", runtime.availableProcessors() + " cores, " + System.getProperty("os.arch"));
        note("memory for Java", String.format(Locale.ROOT, "up to %.0f MiB", runtime.maxMemory() / MIB));
        presets();
        note("fonts for plots", fonts());
        String data = System.getenv("BEARING_DATA");
        note(
                "data folder",
                data == null
                        ? "BEARING_DATA is not set; only render, evaluate --suite and train need it"
                        : Files.isRegularFile(Path.of(data, "manifest.csv"))
                                ? data
                                : data + " has no manifest.csv: BEARING_DATA should name a folder with one");
        note("audio inputs", inputs());
        new DoctorBridge(System.getenv()).lines().forEach(line -> note(line.what(), line.detail()));
        if (broken) {
            throw new BearingException("Something that localizing needs does not work; see the lines marked 'fails'.");
        }
    }

    private void presets() {
        for (String name : Preset.bundledNames()) {
            try {
                Localizer.open(Preset.bundled(name));
                tell(
                        true,
                        "preset " + name,
                        "opens, with its method " + Preset.bundled(name).method());
            } catch (BearingException e) {
                tell(false, "preset " + name, e.getMessage());
            }
        }
    }

    private static String fonts() {
        try {
            int count =
                    java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
            return count + " families";
        } catch (RuntimeException | LinkageError e) {
            return "none (" + e.getMessage() + "); install fontconfig and a font such as DejaVu to draw plots";
        }
    }

    private static String inputs() {
        int count = 0;
        for (Mixer.Info info : AudioSystem.getMixerInfo()) {
            for (Line.Info line : AudioSystem.getMixer(info).getTargetLineInfo()) {
                count += TargetDataLine.class.isAssignableFrom(line.getLineClass()) ? 1 : 0;
            }
        }
        return count == 0 ? "none; files need none" : count + " found; nothing uses them yet";
    }

    private void tell(boolean works, String what, String detail) {
        broken |= !works;
        console.print(String.format("%-6s %-18s %s", works ? "ok" : "fails", what, detail));
    }

    private void note(String what, String detail) {
        console.print(String.format("%-6s %-18s %s", "note", what, detail));
    }
}
