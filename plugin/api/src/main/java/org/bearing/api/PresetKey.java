package org.bearing.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One key of the preset format, as its schema has it.
 *
 * @param name dotted, such as {@code capture.spacing_m}
 * @param description what it means, one or two sentences
 * @param numeric whether it takes a number
 * @param whole whether the number must be a whole one
 * @param minimum least number
 * @param maximum largest number
 * @param words the words it takes; none and not numeric = any text
 * @param defaultValue what it is where a preset does not say: a String or a Double
 */
public record PresetKey(
        String name,
        String description,
        boolean numeric,
        boolean whole,
        double minimum,
        double maximum,
        List<String> words,
        Optional<Object> defaultValue) {
    /** The words of a boolean, which TOML writes without quotes. */
    static final List<String> TRUE_OR_FALSE = List.of("true", "false");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("_dbfs", "dB re full scale"),
            Map.entry("_deg_per_s", "degrees per second"),
            Map.entry("_rad_per_s", "radians per second"),
            Map.entry("_m", "metres"),
            Map.entry("_cm", "centimetres"),
            Map.entry("_mm", "millimetres"),
            Map.entry("_s", "seconds"),
            Map.entry("_ms", "milliseconds"),
            Map.entry("_us", "microseconds"),
            Map.entry("_deg", "degrees"),
            Map.entry("_rad", "radians"),
            Map.entry("_db", "dB"),
            Map.entry("_hz", "Hz"),
            Map.entry("_khz", "kHz"));

    public PresetKey {
        words = List.copyOf(words);
    }

    /** {@return the unit of its number, such as "metres"; empty if it has none} */
    public Optional<String> unit() {
        return suffix(name).map(UNITS::get);
    }

    /** {@return what it takes, such as "a number from 0.005 to 2, in metres"} */
    public String expectation() {
        if (words.equals(TRUE_OR_FALSE)) {
            return "true or false";
        }
        String text = String.join(" or ", words.stream().map(w -> '"' + w + '"').toList());
        if (!numeric) {
            return words.isEmpty() ? "text" : text;
        }
        String number = (whole ? "a whole number from " : "a number from ") + plain(minimum) + " to " + plain(maximum)
                + unit().map(u -> ", in " + u).orElse("");
        return words.isEmpty() ? number : number + ", or " + text;
    }

    /** The name without its unit. */
    static String stem(String name) {
        return suffix(name)
                .map(s -> name.substring(0, name.length() - s.length()))
                .orElse(name);
    }

    private static Optional<String> suffix(String name) {
        return UNITS.keySet().stream().filter(name::endsWith).reduce((a, b) -> a.length() >= b.length() ? a : b);
    }

    /** A number as one would type it. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
