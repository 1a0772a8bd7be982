package org.bearing.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bearing.geometry.BearingException;

/** The user's configuration: presets, targets and the list of targets of their own. */
public final class UserFolder {
    private static final String SUFFIX = ".toml";

    /** A name is never a path: a saved session may come from somebody else. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N} ._-]*");

    private UserFolder() {}

    /**
     * The folder of the configuration.
     *
     * @param environment the environment's variables
     * @return {@code $XDG_CONFIG_HOME/bearing}, else {@code $HOME/.config/bearing}; may be missing
     */
    public static Path of(Map<String, String> environment) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
        return config.isEmpty() ? Path.of(home, ".config", "bearing") : Path.of(config, "bearing");
    }

    /**
     * The folder of the user's own presets.
     *
     * @param environment the environment's variables
     * @return {@code presets} in the folder of the configuration; may be missing
     */
    public static Path presets(Map<String, String> environment) {
        return of(environment).resolve("presets");
    }

    /**
     * Finds a file by its name.
     *
     * @param folder of the user; may be missing
     * @param name without its ending
     * @return the file; empty if there is none, or the name is none but a path
     */
    public static Optional<Path> find(Path folder, String name) {
        return NAME.matcher(name).matches()
                ? Optional.of(folder.resolve(name + SUFFIX)).filter(Files::isRegularFile)
                : Optional.empty();
    }

    /**
     * Lists what is there.
     *
     * @param folder of the user; may be missing
     * @return the names that {@link #find} finds, sorted
     * @throws BearingException if the folder cannot be read
     */
    public static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(name -> find(folder, name).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BearingException("Cannot read " + folder + " (" + e.getMessage() + "): make it readable.", e);
        }
    }
}
