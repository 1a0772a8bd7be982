package org.bearing.simulation.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/** Reads {@code manifest.csv}: one line per file, fields after RFC 4180. */
final class Manifest {
    static final String FILE = "manifest.csv";

    private static final List<String> COLUMNS =
            List.of("path", "kind", "split", "speaker_or_head", "sex", "sample_rate_hz", "seconds", "licence");

    private Manifest() {}

    /** Reads and checks every line. */
    static List<DataItem> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read: " + DataFolder.reason(e) + DataFolder.HINT, e);
        }
        if (lines.isEmpty() || !fields(lines.get(0)).equals(COLUMNS)) {
            throw new ConfigurationException(file + " line 1: the columns must be " + String.join(",", COLUMNS)
                    + ", but found " + (lines.isEmpty() ? "an empty file" : lines.get(0)) + DataFolder.HINT);
        }
        List<DataItem> items = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                items.add(item(file, i + 1, fields(lines.get(i))));
            }
        }
        return items;
    }

    private static DataItem item(Path file, int line, List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw broken(file, line, COLUMNS.size() + " fields were expected, but " + fields.size() + " found");
        }
        DataKind kind = word(file, line, "kind", fields.get(1), DataKind.values(), DataKind::label);
        Split split = word(file, line, "split", fields.get(2), Split.values(), Split::label);
        int rate;
        try {
            rate = Integer.parseInt(fields.get(5));
        } catch (NumberFormatException e) {
            throw broken(file, line, "sample_rate_hz must be a whole number, but is \"" + fields.get(5) + "\"");
        }
        if (rate < 1) {
            throw broken(file, line, "sample_rate_hz must be above 0, but is " + rate);
        }
        return new DataItem(fields.get(0), kind, split, fields.get(3), rate, fields.get(7));
    }

    private static <T> T word(Path file, int line, String column, String found, T[] known, Function<T, String> label) {
        for (T value : known) {
            if (label.apply(value).equals(found)) {
                return value;
            }
        }
        String words = Arrays.stream(known).map(label).collect(Collectors.joining(", "));
        throw broken(file, line, column + " must be one of " + words + ", but is \"" + found + "\"");
    }

    private static ConfigurationException broken(Path file, int line, String what) {
        return new ConfigurationException(file + " line " + line + ": " + what + DataFolder.HINT);
    }

    /** Fields of one line: quotes may enclose a field, and are doubled inside it. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
