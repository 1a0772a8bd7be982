package org.bearing.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** On which line of a TOML text a key stands; the TOML reader itself does not tell. The text has been read before. */
final class KeyLines {
    private final Map<String, Integer> lines = new HashMap<>();

    /**
     * Scans a text.
     *
     * @param toml valid TOML
     */
    KeyLines(String toml) {
        String[] all = toml.split("\n", -1);
        String table = "";
        String closing = "";
        int depth = 0;
        for (int i = 0; i < all.length; i++) {
            String line = all[i].strip();
            if (!closing.isEmpty()) {
                closing = line.contains(closing) ? "" : closing;
                continue;
            }
            if (depth > 0) {
                depth += brackets(line);
                continue;
            }
            if (line.startsWith("[")) {
                table = path(line.replace("[", "").replaceAll("].*", "")) + ".";
                lines.putIfAbsent(table.substring(0, table.length() - 1), i + 1);
                continue;
            }
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                lines.putIfAbsent(table + path(line.substring(0, equals)), i + 1);
                String value = line.substring(equals + 1);
                closing = openedBy(value);
                depth = Math.max(0, brackets(value));
            }
        }
    }

    /**
     * Line of a key.
     *
     * @param name dotted
     * @return counted from 1; that of its table if it stands inline; 1 if nowhere
     */
    int of(String name) {
        for (String key = name; ; key = key.substring(0, key.lastIndexOf('.'))) {
            Integer line = lines.get(key);
            if (line != null) {
                return line;
            }
            if (key.indexOf('.') < 0) {
                return 1;
            }
        }
    }

    /**
     * Line of the key that a message names, or of its table where the key is missing.
     *
     * @param message that names a dotted key first of all keys
     * @param keys the keys of the format
     * @return counted from 1; 1 if it names none
     */
    int named(String message, List<PresetKey> keys) {
        return keys.stream()
                .map(PresetKey::name)
                .filter(name -> name.indexOf('.') > 0 && message.contains(name))
                .min(Comparator.comparingInt(message::indexOf))
                .map(this::of)
                .orElseGet(() -> of("method"));
    }

    /** A dotted key without its spaces and quotes. */
    private static String path(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            parts.add(part.strip().replace("\"", "").replace("'", ""));
        }
        return String.join(".", parts);
    }

    private static String openedBy(String value) {
        for (String quotes : List.of("\"\"\"", "'''")) {
            int at = value.indexOf(quotes);
            if (at >= 0 && value.indexOf(quotes, at + quotes.length()) < 0) {
                return quotes;
            }
        }
        return "";
    }

    private static int brackets(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                return depth;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
        return depth;
    }
}
