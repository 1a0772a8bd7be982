package org.bearing.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Localizes the bundled scene. */
@Command(
        name = "demo",
        description = "Localizes a bundled binaural scene whose truth is known, and shows the result.",
        footer = {
            "",
            "Examples:",
            "  ./bearing demo",
            "  ./bearing demo --out /tmp/demo",
            "",
            "Writes into the folder: demo.wav (the scene), demo.csv (its truth), demo-directions.csv (what was found) and",
            "demo.png (both). The scene is a talker in a room, at the ears of a head that the model never met."
        })
final class DemoCommand implements Runnable {
    private static final String SCENE = "demo.wav";
    private static final String TRUTH = "demo.csv";

    private final Console console;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            defaultValue = "bearing-demo",
            description = "Where the files go; made if it is not there (default: bearing-demo).")
    private Path folder = Path.of("bearing-demo");

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        make(folder);
        Path scene = copy(SCENE);
        Path truth = copy(TRUTH);
        Path directions = folder.resolve("demo-directions.csv");
        Path picture = folder.resolve("demo.png");
        long start = System.nanoTime();
        FoundDirections found = new FileRun(console, scene, Preset.bundled("binaural"))
                .output(OutputFormat.CSV, Optional.of(directions))
                .plot(Optional.of(picture), Optional.of(truth))
                .run();
        double seconds = (System.nanoTime() - start) * 1e-9;
        console.print("A talker in a room, heard at two ears:");
        console.print("");
        List<Truth> sources = TruthFiles.of(scene, Optional.of(truth));
        for (Truth source : sources) {
            new SpanTable(found, source).lines().forEach(console::print);
        }
        console.print("");
        console.print("  automation  " + directions);
        console.print("  picture     " + picture);
        console.print("  the scene   " + scene + " (listen with headphones), its truth " + truth);
        console.print(String.format("  took        %.1f s, the picture included", seconds));
        console.print("");
        console.print("Next: ./bearing localize my.wav --out my.csv --plot my.png");
    }

    private static void make(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ConfigurationException(folder + " is a file: name a folder with --out.");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot make the folder " + folder + " (" + e.getMessage() + "); name another with --out.", e);
        }
    }

    private Path copy(String name) {
        Path file = folder.resolve(name);
        try (InputStream in = DemoCommand.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new BearingException(
                        "This jar lacks demo/" + name + ": build it anew with rm -r plugin/app/target.");
            }
            byte[] bytes = in.readAllBytes();
            WholeFile.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw new BearingException("This jar's demo/" + name + " cannot be read (" + e.getMessage() + ").", e);
        }
        return file;
    }
}
