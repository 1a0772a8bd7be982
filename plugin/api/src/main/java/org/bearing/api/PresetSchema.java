package org.bearing.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/** The keys of a schema, and the check of a value against them. Immutable. */
final class PresetSchema {
    private final Map<String, PresetKey> keys = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final String example;

    private PresetSchema(JsonNode root) {
        collect("", root);
        example = root.path("examples").path(0).asText();
        root.path("required").forEach(r -> required.add(r.asText()));
    }

    private static final class Holder {
        static final PresetSchema BUNDLED = of("/presets/preset.schema.json");
    }

    /** {@return the schema of presets} */
    static PresetSchema bundled() {
        return Holder.BUNDLED;
    }

    /**
     * Reads a schema.
     *
     * @param resource where it is in this jar
     * @return the schema
     */
    static PresetSchema of(String resource) {
        try (InputStream in = PresetSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + resource + ": build it anew.");
            }
            return new PresetSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new BearingException("This jar's " + resource + " cannot be read: build it anew.", e);
        }
    }

    private void collect(String prefix, JsonNode object) {
        object.path("properties").properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            if (entry.getValue().has("properties")) {
                collect(name + ".", entry.getValue());
            } else {
                keys.put(name, key(name, entry.getValue()));
            }
        });
    }

    private static PresetKey key(String name, JsonNode node) {
        List<String> words = new ArrayList<>();
        node.path("enum").forEach(word -> words.add(word.asText()));
        JsonNode number = node;
        for (JsonNode option : node.path("anyOf")) {
            if (option.has("const")) {
                words.add(option.get("const").asText());
            } else {
                number = option;
            }
        }
        String type = number.path("type").asText();
        if (type.equals("boolean")) {
            words.addAll(PresetKey.TRUE_OR_FALSE);
        }
        JsonNode fallback = node.path("default");
        Optional<Object> defaultValue = fallback.isMissingNode()
                ? Optional.empty()
                : Optional.of(fallback.isNumber() ? (Object) fallback.asDouble() : fallback.asText());
        return new PresetKey(
                name,
                node.path("description").asText(),
                type.equals("number") || type.equals("integer"),
                type.equals("integer"),
                number.path("minimum").asDouble(),
                number.path("maximum").asDouble(),
                words,
                defaultValue);
    }

    /** {@return the keys in the schema's order} */
    List<PresetKey> keys() {
        return List.copyOf(keys.values());
    }

    /** {@return a line as files have it, for messages} */
    String example() {
        return example;
    }

    /** {@return keys that a preset must have} */
    List<String> required() {
        return List.copyOf(required);
    }

    /**
     * Finds a key.
     *
     * @param name dotted
     * @param where file and line, or option, for the message
     * @return the key
     * @throws ConfigurationException if there is none; the message names the likely one
     */
    PresetKey key(String name, String where) {
        PresetKey key = keys.get(name);
        if (key != null) {
            return key;
        }
        for (PresetKey known : keys.values()) {
            if (known.unit().isPresent() && PresetKey.stem(name).equals(PresetKey.stem(known.name()))) {
                throw new ConfigurationException(where + ": found " + name + "; unit: expected " + known.name()
                        + ", in " + known.unit().get() + ".");
            }
        }
        throw new ConfigurationException(
                where + ": unknown key " + name + "; " + Nearest.suggest(name, keys.keySet()) + ".");
    }

    /**
     * Checks a value.
     *
     * @param key the key
     * @param value a String, a Number or anything else that TOML has
     * @param where file and line, or option, for the message
     * @return a String or a Double
     * @throws ConfigurationException if it does not fit
     */
    static Object check(PresetKey key, Object value, String where) {
        if (value instanceof String word && fits(key, word)) {
            return word;
        }
        if (key.numeric() && value instanceof Number number) {
            double x = number.doubleValue();
            if (x >= key.minimum() && x <= key.maximum() && (!key.whole() || x == Math.rint(x))) {
                return x;
            }
        }
        String found = value instanceof String text
                ? '"' + text + '"'
                : value instanceof Number number ? PresetKey.plain(number.doubleValue()) : value.toString();
        String hint =
                value instanceof String text && !key.numeric() && !key.words().isEmpty()
                        ? Nearest.to(text, key.words())
                                .map(w -> "; did you mean " + w + "?")
                                .orElse(".")
                        : ".";
        throw new ConfigurationException(
                where + ": " + key.name() + " is " + found + "; expected " + key.expectation() + hint);
    }

    private static boolean fits(PresetKey key, String word) {
        return key.words().contains(word) || (!key.numeric() && key.words().isEmpty());
    }
}
