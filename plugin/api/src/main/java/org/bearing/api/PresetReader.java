package org.bearing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;

/** Reads the TOML of a preset and checks it against the schema, with the line of every mistake. */
final class PresetReader {
    private final PresetSchema schema;
    private final String source;
    private final KeyLines lines;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<ConfigurationException> mistakes = new ArrayList<>();

    private PresetReader(PresetSchema schema, String source, String toml) {
        this.schema = schema;
        this.source = source;
        lines = new KeyLines(toml);
        try {
            collect("", new TomlMapper().readTree(toml));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            mistakes.add(new ConfigurationException(
                    source + ", line " + line + ": this is not TOML (" + e.getOriginalMessage()
                            + "); expected a line such as " + schema.example() + ".",
                    e));
            return;
        }
        for (String required : schema.required()) {
            if (!values.containsKey(required)) {
                mistakes.add(new ConfigurationException(source + ": the key " + required
                        + " is missing; expected a line such as " + schema.example() + " before the first [table]."));
            }
        }
    }

    /**
     * Reads a preset.
     *
     * @param schema its keys
     * @param source the file, for messages
     * @param toml its text
     * @return values by dotted key: Strings and Doubles
     * @throws ConfigurationException if it is no TOML or does not fit the schema
     */
    static Map<String, Object> read(PresetSchema schema, String source, String toml) {
        PresetReader reader = new PresetReader(schema, source, toml);
        if (!reader.mistakes.isEmpty()) {
            throw reader.mistakes.get(0);
        }
        return reader.values;
    }

    /** {@return every mistake in a preset's keys and values, in their order; parameters as for {@link #read}} */
    static List<String> mistakes(PresetSchema schema, String source, String toml) {
        return new PresetReader(schema, source, toml)
                .mistakes.stream().map(e -> String.valueOf(e.getMessage())).toList();
    }

    private void collect(String prefix, JsonNode object) {
        object.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode node = entry.getValue();
            if (node.isObject() && isTable(name)) {
                collect(name + ".", node);
            } else {
                String where = source + ", line " + lines.of(node.isObject() ? firstLeaf(name, node) : name);
                try {
                    PresetKey key = schema.key(name, where);
                    values.put(name, PresetSchema.check(key, plain(node), where));
                } catch (ConfigurationException e) {
                    mistakes.add(e);
                    values.put(name, "");
                }
            }
        });
    }

    private boolean isTable(String name) {
        return schema.keys().stream().anyMatch(k -> k.name().startsWith(name + "."));
    }

    /** An unknown table's header or, where it has none, its first key. */
    private static String firstLeaf(String name, JsonNode table) {
        return table.isEmpty() ? name : name + "." + table.fieldNames().next();
    }

    private static Object plain(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
