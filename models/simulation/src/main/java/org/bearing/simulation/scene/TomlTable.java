package org.bearing.simulation.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bearing.geometry.ConfigurationException;

/** One table of a scene file: reads its keys, and in the end refuses those that nobody asked for. */
final class TomlTable {
    private final String file;
    private final List<String> lines;
    private final String name;
    private final JsonNode node;
    private final int firstLine;
    private final List<String> known = new ArrayList<>();

    /** A table whose keys stand from a line on (counted from 1). */
    TomlTable(String file, List<String> lines, String name, JsonNode node, int firstLine) {
        this.file = file;
        this.lines = lines;
        this.name = name;
        this.node = node;
        this.firstLine = firstLine;
        if (!node.isObject()) {
            throw wrong("", name + " must be a table");
        }
    }

    Optional<TomlTable> table(String key) {
        known.add(key);
        JsonNode child = node.get(key);
        return child == null
                ? Optional.empty()
                : Optional.of(new TomlTable(file, lines, "[" + key + "]", child, line("\\[\\s*" + key + "\\s*]", 0)));
    }

    /** Tables of an array: {@code [[key]]}, or in line. */
    List<TomlTable> tables(String key) {
        known.add(key);
        JsonNode array = node.get(key);
        if (array == null || !array.isArray() || array.isEmpty()) {
            throw wrong(key, key + " must list at least one table");
        }
        List<Integer> starts = starts("\\[\\[\\s*" + key + "\\s*]]", firstLine);
        if (starts.isEmpty()) {
            starts = starts("\\{", line("(^|\\s)" + key + "\\s*=", firstLine));
        }
        List<TomlTable> tables = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            int line = i < starts.size() ? starts.get(i) : firstLine;
            tables.add(new TomlTable(file, lines, key + " " + (i + 1), array.get(i), line));
        }
        return tables;
    }

    /** Lines with a pattern, from one on, each as often as it has it. */
    private List<Integer> starts(String pattern, int from) {
        Pattern compiled = Pattern.compile(pattern);
        List<Integer> starts = new ArrayList<>();
        for (int i = from - 1; i < lines.size(); i++) {
            long count = compiled.matcher(code(i)).results().count();
            for (long k = 0; k < count; k++) {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    double number(String key, double from, double to, String unit) {
        return optionalNumber(key, from, to, unit)
                .orElseThrow(() -> wrong("", "the key " + key + " (" + unit + ") is missing in " + name));
    }

    Optional<Double> optionalNumber(String key, double from, double to, String unit) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isNumber() || !(value.doubleValue() >= from && value.doubleValue() <= to)) {
            throw wrong(
                    key,
                    key + " must be a number from " + plain(from) + " to " + plain(to) + " (" + unit + "), but is "
                            + value);
        }
        return Optional.of(value.doubleValue());
    }

    Optional<String> text(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value != null && !value.isTextual()) {
            throw wrong(key, key + " must be a text in quotes, but is " + value);
        }
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    /** Refuses keys that were never asked for. */
    void close() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                String stem = key.contains("_") ? key.substring(0, key.lastIndexOf('_') + 1) : key + "_";
                String unit = known.stream()
                        .filter(k -> k.startsWith(stem))
                        .findFirst()
                        .map(k -> " (the unit is part of the name: " + k + ")")
                        .orElse("");
                throw wrong(
                        key,
                        "unknown key " + key + " in " + name + unit + "; expected one of " + String.join(", ", known));
            }
        });
    }

    /** {@return an error at a key's line, or at the table's where the key is empty} */
    ConfigurationException wrong(String key, String what) {
        int line = key.isEmpty() ? firstLine : line("(^|[\\s{,])" + Pattern.quote(key) + "\\s*=", firstLine);
        return new ConfigurationException(file + ", line " + Math.max(1, line) + ": " + what + ".");
    }

    private int line(String pattern, int otherwise) {
        int found = find(pattern, Math.max(0, firstLine - 1));
        return found > 0 ? found : otherwise;
    }

    /** {@return a line without its comment} */
    private String code(int index) {
        return lines.get(index).replaceAll("#.*", "");
    }

    /** {@return the first line with a pattern, counted from 1; 0 if there is none} */
    private int find(String pattern, int from) {
        Pattern compiled = Pattern.compile(pattern);
        for (int i = from; i < lines.size(); i++) {
            if (compiled.matcher(code(i)).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
