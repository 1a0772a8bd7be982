package org.bearing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;

/** Reads the TOML of a preset and checks it against the schema, with the line of every mistake. */
final class PresetReader {
    private final PresetSchema schema;
    private final String source;
    private final KeyLines lines;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private PresetReader(PresetSchema schema, String source, KeyLines lines) {
        this.schema = schema;
        this.source = source;
        this.lines = lines;
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
        JsonNode root;
        try {
            root = new TomlMapper().readTree(toml);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigurationException(
                    source + ", line " + line + ": this is not TOML (" + e.getOriginalMessage()
                            + "); expected a line such as " + schema.example() + ".",
                    e);
        }
        PresetReader reader = new PresetReader(schema, source, new KeyLines(toml));
        reader.collect("", root);
        for (String required : schema.required()) {
            if (!reader.values.containsKey(required)) {
                throw new ConfigurationException(source + ": the key " + required
                        + " is missing; expected a line such as " + schema.example() + " before the first [table].");
            }
        }
        return reader.values;
    }

    private void collect(String prefix, JsonNode object) {
        object.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            JsonNode node = entry.getValue();
            if (node.isObject() && isTable(name)) {
                collect(name + ".", node);
            } else {
                String where = source + ", line " + lines.of(node.isObject() ? firstLeaf(name, node) : name);
                PresetKey key = schema.key(name, where);
                values.put(name, PresetSchema.check(key, plain(node), where));
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
