package org.bearing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/** Reads what {@code render} writes beside a recording: where each source really was. */
final class TruthFiles {
    private static final List<String> COLUMNS = List.of("time_s", "source", "azimuth_deg", "elevation_deg", "active");

    private TruthFiles() {}

    /**
     * Finds and reads the truth of a recording.
     *
     * @param recording a WAV file
     * @param named the truth file as the person named it; empty = the one beside the recording, if it is one
     * @return a source each; empty if nothing is known
     * @throws ConfigurationException if the named file is not there, or a file is not what it claims
     */
    static List<Truth> of(Path recording, Optional<Path> named) {
        if (named.isPresent()) {
            return read(named.get());
        }
        String name = String.valueOf(recording.getFileName());
        int dot = name.lastIndexOf('.');
        Path beside = recording.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".csv");
        return Files.isRegularFile(beside) && isTruth(beside) ? read(beside) : List.of();
    }

    private static boolean isTruth(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return String.join(",", COLUMNS).equals(reader.readLine());
        } catch (IOException e) {
            return false; // Some other file of that name: it is not ours to complain about.
        }
    }

    private static List<Truth> read(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).equals(String.join(",", COLUMNS))) {
            throw new ConfigurationException(file + " is no truth file: its first line should be "
                    + String.join(",", COLUMNS) + ", as './bearing render' writes it.");
        }
        Map<String, List<Truth.Row>> bySource = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            if (fields.length != COLUMNS.size()) {
                throw new ConfigurationException(file + ", line " + (i + 1) + ": found " + fields.length
                        + " values, expected " + COLUMNS.size() + ".");
            }
            bySource.computeIfAbsent(fields[1], source -> new ArrayList<>()).add(row(file, i + 1, fields));
        }
        return bySource.entrySet().stream()
                .map(source -> new Truth(source.getKey(), source.getValue()))
                .toList();
    }

    private static Truth.Row row(Path file, int line, String[] fields) {
        try {
            return new Truth.Row(
                    Double.parseDouble(fields[0]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    fields[4].equals("1") || fields[4].equals("true"));
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    file + ", line " + line + ": a time or an angle is no number (" + e.getMessage() + ").", e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("There is no file " + file + " to take the truth from.", e);
        } catch (IOException e) {
            throw new BearingException("Cannot read the truth from " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
