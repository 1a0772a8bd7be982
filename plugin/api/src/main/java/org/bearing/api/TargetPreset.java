package org.bearing.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/**
 * What a receiver of directions understands: a checked TOML file. Immutable.
 *
 * <p>Every key, its unit, its range and its default stand in {@code presets/target.schema.json}.
 */
public final class TargetPreset {
    private static final List<String> BUNDLED = List.of(
            "adm-osc",
            "icst",
            "iem-multi-encoder",
            "iem-stereo-encoder",
            "jsonl",
            "midi",
            "midi-azimuth",
            "odas",
            "openmha",
            "reaper-pan",
            "spat-revolution",
            "spatgris",
            "ssr");
    private static final String SUFFIX = ".toml";

    private final String name;
    private final String toml;
    private final Map<String, Object> values;

    private TargetPreset(String name, String source, String toml) {
        this.name = name;
        this.toml = toml;
        values = PresetReader.read(Holder.SCHEMA, source, toml);
    }

    private static final class Holder {
        static final PresetSchema SCHEMA = PresetSchema.of("/presets/target.schema.json");
    }

    /** {@return names of the targets that come with this jar} */
    public static List<String> bundledNames() {
        return BUNDLED;
    }

    /** {@return the keys of the format, in their order} */
    public static List<PresetKey> keys() {
        return Holder.SCHEMA.keys();
    }

    /**
     * Where a user keeps targets.
     *
     * @param environment the environment's variables
     * @return {@code $XDG_CONFIG_HOME/bearing/targets}, else {@code $HOME/.config/bearing/targets}
     */
    public static Path folder(Map<String, String> environment) {
        return UserFolder.of(environment).resolve("targets");
    }

    /**
     * Finds a target as a user names it: a path that ends in {@code .toml} or has a folder in it, one of the user's own, or one
     * of this jar.
     *
     * @param nameOrFile what was typed
     * @param own the user's folder; need not exist
     * @return the target
     * @throws ConfigurationException if it is not there or does not fit the format; the message names the line
     */
    public static TargetPreset find(String nameOrFile, Path own) {
        if (nameOrFile.endsWith(SUFFIX) || nameOrFile.contains("/") || nameOrFile.contains("\\")) {
            return load(Path.of(nameOrFile));
        }
        Path file = own.resolve(nameOrFile + SUFFIX);
        if (Files.isRegularFile(file)) {
            return load(file);
        }
        if (!BUNDLED.contains(nameOrFile)) {
            throw new ConfigurationException("Unknown target " + nameOrFile + "; "
                    + Nearest.suggest(nameOrFile, BUNDLED) + "; one of your own is a file in " + own
                    + " or named by its path, ending in " + SUFFIX + ".");
        }
        String resource = "/presets/targets/" + nameOrFile + SUFFIX;
        try (InputStream in = TargetPreset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + resource + ": build it anew.");
            }
            String toml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new TargetPreset(nameOrFile, nameOrFile + SUFFIX, toml);
        } catch (IOException e) {
            throw new BearingException("This jar's " + resource + " cannot be read: build it anew.", e);
        }
    }

    private static TargetPreset load(Path file) {
        try {
            String fileName = String.valueOf(file.getFileName());
            String plain =
                    fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
            return new TargetPreset(plain, file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(
                    "There is no target " + file + "; the bundled ones are " + String.join(", ", BUNDLED) + ".", e);
        } catch (MalformedInputException e) {
            throw new ConfigurationException(file + " is not text in UTF-8; expected a target in TOML.", e);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot read " + file + ": " + e.getMessage() + "; check that it is a readable file.", e);
        }
    }

    /** {@return its name: bundled, or that of its file without the ending} */
    public String name() {
        return name;
    }

    /** {@return the file's text} */
    public String toml() {
        return toml;
    }

    /** {@return osc, json-lines, odas, ssr or midi} */
    public String kind() {
        return text("kind").orElseThrow();
    }

    /**
     * A word or text.
     *
     * @param key a key of the format
     * @return its value, else its default; empty if it has neither
     */
    public Optional<String> text(String key) {
        return value(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * A number.
     *
     * @param key a key of the format
     * @return its value, else its default; empty if it has neither
     */
    public OptionalDouble number(String key) {
        return value(key) instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private Object value(String key) {
        Object value = values.get(key);
        return value != null
                ? value
                : Holder.SCHEMA.key(key, "target " + name).defaultValue().orElse(Optional.empty());
    }
}
