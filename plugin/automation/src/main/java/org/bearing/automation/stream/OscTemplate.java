package org.bearing.automation.stream;

import com.illposed.osc.OSCMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bearing.geometry.ConfigurationException;

/**
 * OSC messages with gaps for what is known of a source, one on a line: {@code /adm/obj/{object}/aed {azimuth_deg:f}
 * {elevation_deg:f} 1.0}.
 *
 * <p>A gap names a {@link Field} and, in an argument, its OSC type: {@code f}, {@code i} or {@code s}. Other arguments stand for
 * themselves: {@code 1} is an integer, {@code 1.0} a float, all else and what is in quotes a string. Lines that begin with #
 * are comments. Immutable.
 */
public final class OscTemplate {
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern GAP = Pattern.compile("\\{([a-z0-9_]+)(?::([a-z]))?}");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern FLOAT = Pattern.compile("[+-]?\\d*\\.\\d+");

    private final List<Line> lines;

    private record Line(Function<Source, String> address, List<Function<Source, Object>> arguments) {
        OSCMessage of(Source source) {
            List<Object> values = new ArrayList<>(arguments.size());
            arguments.forEach(argument -> values.add(argument.apply(source)));
            return new OSCMessage(address.apply(source), values);
        }
    }

    private OscTemplate(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * Reads a template.
     *
     * @param where its key and file, for messages
     * @param text its lines
     * @param present whether the source is there; one that is gone has no direction
     * @return the template
     * @throws ConfigurationException if a line is none; the message says which and what is expected
     */
    public static OscTemplate parse(String where, String text, boolean present) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                lines.add(line(where + ", line " + number + " of the text", line.strip(), present));
            }
        }
        return new OscTemplate(List.copyOf(lines));
    }

    private static Line line(String where, String line, boolean present) {
        Matcher token = TOKEN.matcher(line);
        if (!token.find() || !line.startsWith("/")) {
            throw new ConfigurationException(
                    where + ": found " + line + "; expected an OSC address, which begins with /, and its arguments.");
        }
        Function<Source, String> address = address(where, token.group());
        List<Function<Source, Object>> arguments = new ArrayList<>();
        while (token.find()) {
            arguments.add(argument(where, token, present));
        }
        return new Line(address, List.copyOf(arguments));
    }

    private static Function<Source, String> address(String where, String text) {
        String checked = GAP.matcher(text).replaceAll("1");
        if (!OSCMessage.isValidAddress(checked)) {
            throw new ConfigurationException(where + ": " + text
                    + " is no OSC address; it must not hold //, spaces or any of #*,?[]{} outside of a gap.");
        }
        List<Function<Source, String>> parts = new ArrayList<>();
        Matcher gap = GAP.matcher(text);
        int end = 0;
        while (gap.find()) {
            Field field = field(where, gap.group(1));
            if (gap.group(2) != null || (field != Field.OBJECT && field != Field.INDEX)) {
                throw new ConfigurationException(where + ": the address holds " + gap.group()
                        + "; expected {object} or {index}: other fields are arguments.");
            }
            String before = text.substring(end, gap.start());
            parts.add(source -> before + (int) field.number(source));
            end = gap.end();
        }
        String rest = text.substring(end);
        return source -> {
            StringBuilder filled = new StringBuilder();
            parts.forEach(part -> filled.append(part.apply(source)));
            return filled.append(rest).toString();
        };
    }

    private static Function<Source, Object> argument(String where, Matcher token, boolean present) {
        String quoted = token.group(1);
        if (quoted != null) {
            return source -> quoted;
        }
        String text = token.group(2);
        Matcher gap = GAP.matcher(text);
        if (gap.matches()) {
            Field field = field(where, gap.group(1));
            if (!present && field.ofDirection()) {
                throw new ConfigurationException(where + ": {" + gap.group(1)
                        + "} is not known of a source that is gone; expected {object}, {index} or {name}.");
            }
            return typed(where, text, field, String.valueOf(gap.group(2)));
        }
        if (text.contains("{") || text.contains("}")) {
            throw new ConfigurationException(
                    where + ": found " + text + "; expected a gap such as {azimuth_deg:f}, with spaces around it.");
        }
        Object literal = INTEGER.matcher(text).matches()
                ? (Object) Integer.valueOf(text)
                : FLOAT.matcher(text).matches() ? (Object) Float.valueOf(text) : text;
        return source -> literal;
    }

    private static Function<Source, Object> typed(String where, String text, Field field, String type) {
        boolean name = field == Field.NAME;
        if (type.equals("s")) {
            return name ? Source::name : source -> Double.toString(field.number(source));
        }
        if (!name && type.equals("f")) {
            return source -> (float) field.number(source);
        }
        if (!name && type.equals("i")) {
            return source -> (int) Math.rint(field.number(source));
        }
        throw new ConfigurationException(where + ": found " + text + "; expected a type behind the field: "
                + (name ? "{name:s}." : "f for a float, i for an integer or s for a text, such as {azimuth_deg:f}."));
    }

    private static Field field(String where, String name) {
        return Field.of(name)
                .orElseThrow(() -> new ConfigurationException(
                        where + ": unknown field {" + name + "}; known are " + String.join(", ", Field.words()) + "."));
    }

    /**
     * Fills the gaps.
     *
     * @param source what is known of it
     * @return messages in the order of the lines
     */
    List<OSCMessage> of(Source source) {
        return lines.stream().map(line -> line.of(source)).toList();
    }
}
