package org.bearing.inference.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bearing.geometry.ConfigurationException;

/** The fields of one JSON object; whatever is missing or of the wrong kind is named. */
final class Fields {
    private final String file;
    private final String path;
    private final JsonNode node;

    Fields(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    Fields section(String key) {
        JsonNode child = node.path(key);
        return new Fields(file, path + key + ".", require(child.isObject(), key, "an object", child));
    }

    String text(String key) {
        JsonNode child = node.path(key);
        return require(child.isTextual(), key, "a text", child).asText();
    }

    boolean flag(String key) {
        JsonNode child = node.path(key);
        return require(child.isBoolean(), key, "true or false", child).asBoolean();
    }

    boolean flagOr(String key, boolean absent) {
        return node.has(key) ? flag(key) : absent;
    }

    int integer(String key) {
        JsonNode child = node.path(key);
        return require(child.isIntegralNumber() && child.canConvertToInt(), key, "a whole number", child)
                .asInt();
    }

    long longInteger(String key) {
        JsonNode child = node.path(key);
        return require(child.isIntegralNumber() && child.canConvertToLong(), key, "a whole number", child)
                .asLong();
    }

    double number(String key) {
        JsonNode child = node.path(key);
        return require(child.isNumber(), key, "a number", child).asDouble();
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String text = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw refused(key, "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT), text);
    }

    List<Integer> integers(String key) {
        return elements(
                key,
                element -> require(element.canConvertToInt(), key, "whole numbers", element)
                        .asInt());
    }

    List<String> texts(String key) {
        return elements(
                key,
                element -> require(element.isTextual(), key, "texts", element).asText());
    }

    List<Fields> sections(String key) {
        return elements(
                key,
                element -> new Fields(file, path + key + ".", require(element.isObject(), key, "objects", element)));
    }

    private <T> List<T> elements(String key, Function<JsonNode, T> read) {
        JsonNode array = node.path(key);
        require(array.isArray(), key, "a list", array);
        List<T> out = new ArrayList<>();
        array.forEach(element -> out.add(read.apply(element)));
        return out;
    }

    private JsonNode require(boolean fits, String key, String expected, JsonNode found) {
        if (!fits) {
            throw refused(key, expected, found.isMissingNode() ? "nothing" : found.toString());
        }
        return found;
    }

    private ConfigurationException refused(String key, String expected, String found) {
        return new ConfigurationException(file + ": \"" + path + key + "\" must be " + expected + ", found " + found
                + "; export the model again.");
    }
}
