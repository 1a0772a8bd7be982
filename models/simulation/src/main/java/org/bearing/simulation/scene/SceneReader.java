package org.bearing.simulation.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.scene.SceneSpec.ListenerSpec;
import org.bearing.simulation.scene.SceneSpec.Noise;
import org.bearing.simulation.scene.SceneSpec.Point;
import org.bearing.simulation.scene.SceneSpec.RoomSpec;
import org.bearing.simulation.scene.SceneSpec.SourceSpec;

/** Reads scene files; the format stands at {@link SceneSpec#load}. */
final class SceneReader {
    private static final double LONGEST_S = 600;
    private static final double LARGEST_M = 100;
    private static final String SUFFIX = ".toml";

    private final Path file;

    private SceneReader(Path file) {
        this.file = file;
    }

    static SceneSpec read(Path file) {
        try {
            String text = Files.readString(file);
            JsonNode root = new TomlMapper().readTree(text);
            return new SceneReader(file)
                    .scene(new TomlTable(file.toString(), text.lines().toList(), "the scene", root, 1));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigurationException(
                    file + ", line " + line + ": this is not TOML (" + e.getOriginalMessage()
                            + "); expected a line such as duration_s = 4.0.",
                    e);
        } catch (NoSuchFileException e) {
            throw new BearingException("There is no scene file " + file + ".", e);
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read: give a scene in TOML, in UTF-8.", e);
        }
    }

    private SceneSpec scene(TomlTable root) {
        long seed = Math.round(
                root.optionalNumber("seed", 0, 1L << 53, "a whole number").orElse(1.0));
        int rate = (int) Math.round(
                root.optionalNumber("sample_rate_hz", 8000, 192_000, "Hz").orElse(48_000.0));
        double duration = root.number("duration_s", 0.1, LONGEST_S, "seconds");
        Optional<Double> snr = root.optionalNumber("snr_db", -20, 200, "dB");
        Optional<RoomSpec> room = root.table("room").map(SceneReader::room);
        TomlTable listener =
                root.table("listener").orElseThrow(() -> root.wrong("", "the table [listener] is missing"));
        ListenerSpec ears = listener(listener, room);
        List<SourceSpec> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TomlTable table : root.tables("source")) {
            SourceSpec source = source(table, sources.size() + 1);
            if (!names.add(source.name())) {
                throw table.wrong("name", "the name " + source.name() + " is used twice");
            }
            sources.add(source);
        }
        root.close();
        String name = String.valueOf(file.getFileName());
        name = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return new SceneSpec(name, seed, rate, duration, room, ears, snr, sources);
    }

    private static RoomSpec room(TomlTable table) {
        RoomSpec room = new RoomSpec(
                table.number("length_m", 1, LARGEST_M, "metres"),
                table.number("width_m", 1, LARGEST_M, "metres"),
                table.number("height_m", 1, LARGEST_M, "metres"),
                table.number("rt60_s", 0.05, 10, "seconds"));
        table.close();
        return room;
    }

    private ListenerSpec listener(TomlTable table, Optional<RoomSpec> room) {
        Optional<Path> head = table.text("head").map(file::resolveSibling);
        Optional<String> pattern = table.text("pattern");
        Optional<Double> spacing = table.optionalNumber("spacing_m", 0, 5, "metres");
        Optional<Double> splay = table.optionalNumber("splay_deg", -180, 180, "degrees");
        if (head.isPresent() == pattern.isPresent()) {
            throw table.wrong("", "[listener] needs either head = \"FILE.sofa\" or pattern = \"omni\" with spacing_m");
        }
        if (head.isPresent() && (spacing.isPresent() || splay.isPresent())) {
            throw table.wrong("", "spacing_m and splay_deg are for a pair of microphones, but [listener] has a head");
        }
        Optional<MicrophonePair> pair = pattern.map(word ->
                new MicrophonePair(pattern(table, word), spacing.orElse(0.0), Math.toRadians(splay.orElse(0.0))));
        double[] place = new double[3];
        String[] keys = {"x_m", "y_m", "z_m"};
        for (int axis = 0; axis < 3; axis++) {
            int index = axis;
            double most = room.map(r -> index == 0 ? r.lengthM() : index == 1 ? r.widthM() : r.heightM())
                    .orElse(LARGEST_M);
            place[axis] = room.isPresent()
                    ? table.number(keys[axis], 0.1, most - 0.1, "metres, inside the room")
                    : table.optionalNumber(keys[axis], -LARGEST_M, most, "metres")
                            .orElse(0.0);
        }
        double yaw = table.optionalNumber("yaw_deg", -360, 360, "degrees").orElse(0.0);
        table.close();
        return new ListenerSpec(head, pair, place[0], place[1], place[2], yaw);
    }

    private static MicrophonePair.Pattern pattern(TomlTable table, String word) {
        for (MicrophonePair.Pattern pattern : MicrophonePair.Pattern.values()) {
            if (pattern.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return pattern;
            }
        }
        throw table.wrong(
                "pattern",
                "pattern must be omni, subcardioid, cardioid, supercardioid, hypercardioid or figure-of-eight, but is \""
                        + word + "\"");
    }

    private SourceSpec source(TomlTable table, int number) {
        String name = table.text("name").orElse("source" + number);
        if (name.isBlank() || name.contains(",") || name.contains("\"")) {
            throw table.wrong("name", "name must not be empty and have no comma or quote, but is " + name);
        }
        Optional<Path> content = table.text("content").map(file::resolveSibling);
        Optional<String> noise = table.text("noise");
        if (content.isPresent() == noise.isPresent()) {
            throw table.wrong("", "a source needs either content = \"FILE\" or noise = \"white\" (or \"pink\")");
        }
        if (noise.isPresent() && !noise.get().equals("white") && !noise.get().equals("pink")) {
            throw table.wrong("noise", "noise must be white or pink, but is \"" + noise.get() + "\"");
        }
        double level = table.optionalNumber("level_db", -100, 40, "dB").orElse(0.0);
        double start = table.optionalNumber("start_s", 0, LONGEST_S, "seconds").orElse(0.0);
        List<Point> trajectory = new ArrayList<>();
        for (TomlTable point : table.tables("trajectory")) {
            trajectory.add(point(point, trajectory));
        }
        table.close();
        Noise kind = noise.orElse("white").equals("pink") ? Noise.PINK : Noise.WHITE;
        return new SourceSpec(name, content, kind, level, start, trajectory);
    }

    private static Point point(TomlTable table, List<Point> before) {
        Point point = new Point(
                table.number("time_s", 0, LONGEST_S, "seconds"),
                table.number("azimuth_deg", -3600, 3600, "degrees"),
                table.number("elevation_deg", -90, 90, "degrees"),
                table.number("range_m", 0.1, LARGEST_M, "metres"));
        table.close();
        if (!before.isEmpty() && before.get(before.size() - 1).timeSeconds() >= point.timeSeconds()) {
            throw table.wrong("time_s", "time_s must grow from point to point, but is " + point.timeSeconds());
        }
        return point;
    }
}
