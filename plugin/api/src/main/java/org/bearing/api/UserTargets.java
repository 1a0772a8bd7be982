package org.bearing.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/**
 * The user's list of places that directions are sent to: lines {@code NAME = WHERE} of {@code targets.conf} in the folder of
 * the configuration; empty lines and those that begin with {@code #} say nothing. The plug-in names a target by its place in
 * the list (it reads the names itself, {@code host-bridge/native/src/targets.c}), the command line by its name. Immutable.
 */
public final class UserTargets {
    private static final String FILE = "targets.conf";

    /** What holds without a list: nothing leaves the machine. */
    private static final Entry USUAL = new Entry("this computer", "osc:127.0.0.1:4001,adm-osc");

    private final Path file;
    private final List<Entry> entries;

    /**
     * A line.
     *
     * @param name as the user calls it
     * @param where as {@code ./bearing send --to} takes it
     */
    public record Entry(String name, String where) {}

    private UserTargets(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the list.
     *
     * @param environment variables, for the folder
     * @return the list; without a file, OSC on this computer alone
     * @throws ConfigurationException if a line is none
     * @throws BearingException if it cannot be read
     */
    public static UserTargets read(Map<String, String> environment) {
        Path file = UserFolder.of(environment).resolve(FILE);
        List<Entry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    entries.add(entry(line, file + ", line " + (i + 1)));
                }
            }
        }
        return new UserTargets(file, entries.isEmpty() ? List.of(USUAL) : entries);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot read " + file + ": " + e.getMessage() + "; check that it is a readable text file.", e);
        }
    }

    private static Entry entry(String line, String at) {
        int equals = line.indexOf('=');
        if (equals <= 0 || equals == line.length() - 1) {
            throw new ConfigurationException(at + ": found " + line
                    + "; expected NAME = WHERE, such as studio = osc:192.168.1.20:4001,adm-osc.");
        }
        return new Entry(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }

    /** {@return the entries in their order} */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The target at a place.
     *
     * @param place from 0 on
     * @return the entry; empty beyond the list's end
     */
    public Optional<Entry> at(int place) {
        return place >= 0 && place < entries.size() ? Optional.of(entries.get(place)) : Optional.empty();
    }

    /**
     * The target of a name.
     *
     * @param name as in the list
     * @return the entry
     * @throws ConfigurationException if there is none; the message says which there are
     */
    public Entry named(String name) {
        List<String> names = entries.stream().map(Entry::name).toList();
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("There is no target " + name + "; "
                        + Nearest.suggest(name, names) + "; the list is " + file + "."));
    }
}
