package org.bearing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bearing.api.TargetPreset;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the receivers that are known. */
@Command(
        name = "targets",
        description = "Lists the receivers that './bearing send' knows, shows or checks one, or explains every key.",
        footer = {
            "",
            "Examples:",
            "  ./bearing targets                          the bundled ones and your own",
            "  ./bearing targets adm-osc                  one as a file: a start for one of your own",
            "  ./bearing targets --check stage            whether one of your own is right",
            "  ./bearing targets --keys                   every key with its range and default"
        })
final class TargetsCommand implements Runnable {
    private static final String SUFFIX = ".toml";

    private final Console console;
    private final Path own;

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "A target's name, or the path of a .toml file.")
    private @Nullable String target;

    @Option(names = "--check", description = "Check it instead of showing it.")
    private boolean check;

    @Option(names = "--keys", description = "Explain every key.")
    private boolean keys;

    TargetsCommand(Console console, Map<String, String> environment) {
        this.console = console;
        own = TargetPreset.folder(environment);
    }

    @Override
    public void run() {
        if (keys) {
            TargetPreset.keys().forEach(key -> {
                console.print(key.name());
                console.print("    " + key.description());
                console.print("    " + key.expectation());
            });
        } else if (target == null) {
            if (check) {
                throw new ConfigurationException("Name the target to check, as in ./bearing targets --check stage.");
            }
            TreeSet<String> names = new TreeSet<>(TargetPreset.bundledNames());
            names.addAll(ownNames());
            names.forEach(name -> console.print(String.format("%-20s %s", name, describe(name))));
        } else {
            TargetPreset found = TargetPreset.find(target, own);
            if (check) {
                TargetStreams.check(found);
                console.print(found.name() + " is right.");
            } else {
                console.print(found.toml().stripTrailing());
            }
        }
    }

    /** A broken file of the user's own must not hide the others. */
    private String describe(String name) {
        try {
            return TargetPreset.find(name, own).text("description").orElse("");
        } catch (BearingException e) {
            return "(broken) " + e.getMessage();
        }
    }

    private List<String> ownNames() {
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(own)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .forEach(file -> names.add(file.substring(0, file.length() - SUFFIX.length())));
        } catch (IOException e) {
            throw new BearingException("Cannot read " + own + ": " + e.getMessage() + "; check its permissions.", e);
        }
        return names;
    }
}
