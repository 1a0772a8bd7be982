package org.bearing.simulation.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;

/** Reads what is true about a recording: {@code time_s,source,azimuth_deg,elevation_deg,active}. */
final class TruthFile {
    /** The columns, in order. */
    static final String HEADER = "time_s,source,azimuth_deg,elevation_deg,active";

    private final NavigableMap<Double, List<Direction>> active = new TreeMap<>();
    private double step = Double.POSITIVE_INFINITY;

    private TruthFile() {}

    /** Reads and checks every line. */
    static TruthFile read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read: give a truth file of text.", e);
        }
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw new ConfigurationException(file + " line 1: expected " + HEADER + ", but found "
                    + (lines.isEmpty() ? "an empty file" : lines.get(0)) + ".");
        }
        TruthFile truth = new TruthFile();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                truth.add(file, i + 1, lines.get(i).split(",", -1));
            }
        }
        return truth;
    }

    private void add(Path file, int line, String[] fields) {
        try {
            double time = Double.parseDouble(fields[0].strip());
            boolean sounds = Integer.parseInt(fields[4].strip()) != 0;
            double azimuth = Double.parseDouble(fields[2].strip());
            double elevation = Double.parseDouble(fields[3].strip());
            Double before = active.isEmpty() ? null : active.lastKey();
            List<Direction> now = active.computeIfAbsent(time, t -> new ArrayList<>());
            if (sounds) {
                now.add(Direction.ofDegrees(azimuth, elevation));
            }
            if (before != null && time > before) {
                step = Math.min(step, time - before);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ConfigurationException(
                    file + " line " + line + ": expected a time, a source, two angles in degrees and 0 or 1, but found "
                            + String.join(",", fields) + ".",
                    e);
        }
    }

    /** {@return every time with the directions that sound then} */
    NavigableMap<Double, List<Direction>> times() {
        return active;
    }

    /** {@return the directions that sound at a time; none outside the truth} */
    List<Direction> at(double seconds) {
        Double before = active.floorKey(seconds);
        Double after = active.ceilingKey(seconds);
        if (before == null && after == null) {
            return List.of();
        }
        boolean first = after == null || (before != null && seconds - before <= after - seconds);
        Double nearest = first ? before : after;
        double slack = Double.isInfinite(step) ? Double.POSITIVE_INFINITY : step;
        return nearest == null || Math.abs(nearest - seconds) > slack ? List.of() : active.get(nearest);
    }
}
