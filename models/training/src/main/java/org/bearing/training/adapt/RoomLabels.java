package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.WavTap;

/**
 * The labels of a room, as a table with the header {@value #HEADER}; files are named from the table's folder.
 *
 * <pre>
 * file,start_s,end_s,azimuth_deg
 * monday.wav,12.5,14.0,-30
 * </pre>
 */
public final class RoomLabels {
    /** Fewer say too little about whether adapting helped. */
    public static final int FEWEST = 10;

    private static final String HEADER = "file,start_s,end_s,azimuth_deg";
    private static final int FIELDS = 4;
    private static final double SHORTEST_S = 0.25;

    private RoomLabels() {}

    /**
     * Reads and checks a table.
     *
     * @param table its path
     * @param widestDeg largest azimuth to each side, degrees
     * @return its labels in order, at least {@link #FEWEST}
     * @throws ConfigurationException if there is no such file, a line is not as expected or lies outside its file, or
     *     there are too few
     * @throws BearingException if the table or a file cannot be read
     */
    public static List<RoomLabel> read(Path table, double widestDeg) {
        List<String> text = text(table);
        String header = text.isEmpty() ? "" : text.get(0).strip();
        if (!header.equals(HEADER)) {
            throw new ConfigurationException(
                    table + " begins with \"" + header + "\"; expected the header " + HEADER + " (azimuth + = left).");
        }
        Map<Path, Double> seconds = new HashMap<>();
        List<RoomLabel> labels = new ArrayList<>();
        for (int i = 1; i < text.size(); i++) {
            if (!text.get(i).isBlank()) {
                String place = table + " line " + (i + 1);
                RoomLabel label = parse(table, place, text.get(i));
                check(label, seconds.computeIfAbsent(label.file(), RoomLabels::seconds), widestDeg, place);
                labels.add(label);
            }
        }
        if (labels.size() < FEWEST) {
            throw new ConfigurationException(table + " has " + labels.size() + " labels; at least " + FEWEST
                    + " are needed, better 50, since a part is held back to tell whether adapting helped: add some.");
        }
        return List.copyOf(labels);
    }

    private static List<String> text(Path table) {
        try {
            return Files.readAllLines(table, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(
                    "There is no file " + table + "; expected a table with the header " + HEADER + ".", e);
        } catch (IOException e) {
            throw new BearingException(
                    "The labels " + table + " cannot be read (" + e.getMessage()
                            + "); expected a table with the header " + HEADER + ".",
                    e);
        }
    }

    private static RoomLabel parse(Path table, String place, String line) {
        String[] fields = line.strip().split(",", -1);
        try {
            if (fields.length != FIELDS) {
                throw new NumberFormatException();
            }
            return new RoomLabel(
                    table.resolveSibling(fields[0].strip()),
                    Double.parseDouble(fields[1]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]));
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    place + " is \"" + line.strip() + "\"; expected a file, its start and end in s and an azimuth in"
                            + " degrees, divided by commas.",
                    e);
        }
    }

    private static double seconds(Path file) {
        try (WavTap tap = WavTap.open(file)) {
            return (double) tap.frames() / tap.format().sampleRateHz();
        }
    }

    private static void check(RoomLabel label, double fileSeconds, double widestDeg, String place) {
        boolean inside =
                label.startS() >= 0 && label.endS() <= fileSeconds && label.endS() - label.startS() >= SHORTEST_S;
        if (!inside) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "%s is from %s to %s s, but %s lasts %.2f s; expected a stretch of at least %s s inside it.",
                    place,
                    label.startS(),
                    label.endS(),
                    label.file().getFileName(),
                    fileSeconds,
                    SHORTEST_S));
        }
        if (!(Math.abs(label.azimuthDeg()) <= widestDeg)) {
            throw new ConfigurationException(String.format(
                    Locale.ROOT,
                    "%s has the azimuth %s degrees; expected one in [-%3$.0f, %3$.0f] (+ = left).",
                    place,
                    label.azimuthDeg(),
                    widestDeg));
        }
    }
}
