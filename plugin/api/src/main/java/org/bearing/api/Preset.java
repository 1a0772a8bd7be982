package org.bearing.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/**
 * How sound was captured, how it is localized and what is put out: a checked TOML file with its overrides. Immutable.
 *
 * <p>Every key, its unit, its range and its default stand in {@code presets/preset.schema.json}.
 */
public final class Preset {
    private static final List<String> BUNDLED =
            List.of("binaural", "spaced-pair", "panned-mix", "xy", "blumlein", "ms", "ortf", "nos");
    private static final String SUFFIX = ".toml";

    private final String name;
    private final Map<String, Object> values;

    private Preset(String name, Map<String, Object> values) {
        this.name = name;
        this.values = values;
    }

    /** {@return names of the presets that come with this jar} */
    public static List<String> bundledNames() {
        return BUNDLED;
    }

    /** {@return the keys of the format, in their order} */
    public static List<PresetKey> keys() {
        return PresetSchema.bundled().keys();
    }

    /**
     * Loads a preset that comes with this jar.
     *
     * @param name for example {@code binaural}
     * @return the preset
     * @throws ConfigurationException if there is none of that name
     */
    public static Preset bundled(String name) {
        if (!BUNDLED.contains(name)) {
            throw new ConfigurationException("Unknown preset " + name + "; " + Nearest.suggest(name, BUNDLED) + ".");
        }
        String resource = "/presets/" + name + SUFFIX;
        try (InputStream in = Preset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + resource + ": build it anew.");
            }
            return parse(name, name + SUFFIX, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BearingException("This jar's " + resource + " cannot be read: build it anew.", e);
        }
    }

    /**
     * Loads a preset from a file.
     *
     * @param file TOML in UTF-8
     * @return the preset, named like the file
     * @throws ConfigurationException if the file is not there or does not fit the format; the message names the line
     */
    public static Preset load(Path file) {
        String fileName = String.valueOf(file.getFileName());
        String plain =
                fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
        return parse(plain, file.toString(), read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(
                    "There is no preset " + file + "; the bundled ones are " + String.join(", ", BUNDLED) + ".", e);
        } catch (MalformedInputException e) {
            throw new ConfigurationException(file + " is not text in UTF-8; expected a preset in TOML.", e);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot read " + file + ": " + e.getMessage() + "; check that it is a readable file.", e);
        }
    }

    /**
     * Finds a preset as a user names it.
     *
     * @param nameOrFile a bundled name, one of the user's own, or a path that ends in {@code .toml} or has a folder in it
     * @return the preset
     * @throws ConfigurationException if it is not there or does not fit the format
     */
    public static Preset find(String nameOrFile) {
        return find(nameOrFile, UserFolder.presets(System.getenv()));
    }

    /**
     * Finds a preset as a user names it; bundled names win.
     *
     * @param nameOrFile as for {@link #find(String)}
     * @param own the folder of the user's presets; may be missing
     * @return the preset
     * @throws ConfigurationException if it is not there or does not fit the format
     */
    public static Preset find(String nameOrFile, Path own) {
        if (nameOrFile.endsWith(SUFFIX) || nameOrFile.contains("/") || nameOrFile.contains("\\")) {
            return load(Path.of(nameOrFile));
        }
        if (BUNDLED.contains(nameOrFile)) {
            return bundled(nameOrFile);
        }
        Optional<Path> file = UserFolder.find(own, nameOrFile);
        if (file.isPresent()) {
            return load(file.get());
        }
        List<String> known = new ArrayList<>(BUNDLED);
        known.addAll(UserFolder.names(own));
        throw new ConfigurationException("Unknown preset " + nameOrFile + "; " + Nearest.suggest(nameOrFile, known)
                + "; a preset of your own is a file in " + own + " or is named by its path, ending in " + SUFFIX + ".");
    }

    /**
     * Looks for mistakes in a preset's file: all those of its keys and values, else the first of what its method needs.
     *
     * @param file TOML in UTF-8
     * @return a sentence for each, with the line and what was expected; empty if the preset opens
     * @throws ConfigurationException if there is no such file, or it is no text
     */
    public static List<String> mistakes(Path file) {
        String toml = read(file);
        List<String> mistakes = PresetReader.mistakes(PresetSchema.bundled(), file.toString(), toml);
        if (!mistakes.isEmpty()) {
            return mistakes;
        }
        try {
            Localizer.open(load(file));
            return List.of();
        } catch (ConfigurationException e) {
            String message = String.valueOf(e.getMessage());
            return List.of(file + ", line " + new KeyLines(toml).named(message, keys()) + ": " + message);
        }
    }

    static Preset parse(String name, String source, String toml) {
        return new Preset(name, PresetReader.read(PresetSchema.bundled(), source, toml));
    }

    /**
     * Overrides one key, as {@code --set key=value} does.
     *
     * @param key dotted, such as {@code capture.head_radius_m}
     * @param value as typed, without quotes
     * @return a preset with that value
     * @throws ConfigurationException if the key is unknown or the value does not fit
     */
    public Preset with(String key, String value) {
        String where = "--set " + key + "=" + value;
        PresetKey known = PresetSchema.bundled().key(key, where);
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(key, PresetSchema.check(known, typed(known, value), where));
        return new Preset(name, changed);
    }

    private static Object typed(PresetKey key, String value) {
        if (key.numeric() && !key.words().contains(value)) {
            try {
                return Double.valueOf(value.strip());
            } catch (NumberFormatException e) {
                return value;
            }
        }
        return value;
    }

    /** {@return its name: bundled, or that of its file without the ending} */
    public String name() {
        return name;
    }

    /** {@return the method's name} */
    public String method() {
        return text("method").orElseThrow();
    }

    /**
     * A word or text.
     *
     * @param key a key of the format
     * @return its value, else its default; empty if it has neither or is a number
     */
    public Optional<String> text(String key) {
        return value(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * A number.
     *
     * @param key a key of the format
     * @return its value in the unit of its name, else its default; empty if it has neither or is a word
     */
    public OptionalDouble number(String key) {
        return value(key) instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private Object value(String key) {
        Object value = values.get(key);
        if (value != null) {
            return value;
        }
        return PresetSchema.bundled().key(key, "preset " + name).defaultValue().orElse(Optional.empty());
    }

    /** {@return every key that has a value or a default, with it, as text} */
    public Map<String, String> settings() {
        Map<String, String> out = new LinkedHashMap<>();
        for (PresetKey key : keys()) {
            Object value = value(key.name());
            if (value instanceof Double number) {
                out.put(key.name(), PresetKey.plain(number));
            } else if (value instanceof String text) {
                out.put(key.name(), text);
            }
        }
        return out;
    }
}
