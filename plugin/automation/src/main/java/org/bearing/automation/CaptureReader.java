package org.bearing.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON Lines back, such as the plug-in's captures: the keys of {@link JsonLinesSink}, and {@code segment}, which
 * counts the stretches between jumps of the host's timeline.
 *
 * <p>Where a segment ends its tracks end too, so that no format draws a ramp across the jump. A last line that was cut short, as
 * a killed program leaves it, is left out.
 */
public final class CaptureReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final DirectionSink sink;
    private final Map<Integer, Double> lastHeard = new TreeMap<>();
    private int segment = Integer.MIN_VALUE;
    private int number;

    private CaptureReader(Path file, DirectionSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Hands every line to a sink.
     *
     * @param file the capture
     * @param sink where the events go; closed by the caller
     * @return lines read
     * @throws ConfigurationException if the file is not there or is something else
     * @throws BearingException if it cannot be read
     */
    public static int read(Path file, DirectionSink sink) {
        return new CaptureReader(file, sink).read();
    }

    private int read() {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                String next = reader.readLine();
                number++;
                accept(line, next == null);
                line = next;
            }
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("There is no capture " + file + "; name a .jsonl file.", e);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot read " + file + ": " + e.getMessage() + "; check that it is a readable text file.", e);
        }
        endTracks();
        return number;
    }

    private void accept(String line, boolean last) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            if (last && number > 1) {
                return;
            }
            throw wrong("is no JSON object", e);
        }
        if (node == null || !node.isObject()) {
            throw wrong("is no JSON object", null);
        }
        int now = node.path("segment").asInt(0);
        if (now != segment) {
            endTracks();
            segment = now;
        }
        int track = whole(node).orElseThrow(() -> wrong("has no track number", null));
        Estimate estimate = estimate(node);
        sink.accept(
                lastHeard.put(track, estimate.timeSeconds()) == null
                        ? new TrackEvent.Born(track, estimate)
                        : new TrackEvent.Moved(track, estimate));
    }

    private void endTracks() {
        lastHeard.forEach((track, seconds) -> sink.accept(new TrackEvent.Died(track, seconds)));
        lastHeard.clear();
    }

    private Estimate estimate(JsonNode node) {
        OptionalDouble elevation = number(node, "elevation_deg");
        OptionalDouble mirror = number(node, "mirror_azimuth_deg");
        try {
            return new Estimate(
                    required(node, "time_s"),
                    Direction.ofDegrees(required(node, "azimuth_deg"), elevation.orElse(0)),
                    elevation.isPresent(),
                    mirror.isPresent()
                            ? OptionalDouble.of(Math.toRadians(mirror.getAsDouble()))
                            : OptionalDouble.empty(),
                    AngleKind.valueOf(node.path("angle").asText("head").toUpperCase(Locale.ROOT)),
                    required(node, "confidence"),
                    Math.toRadians(number(node, "spread_deg").orElse(0)));
        } catch (IllegalArgumentException e) {
            throw wrong("holds a value that cannot be: " + e.getMessage(), e);
        }
    }

    private static OptionalInt whole(JsonNode node) {
        JsonNode value = node.path("track");
        return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    private double required(JsonNode node, String key) {
        return number(node, key).orElseThrow(() -> wrong("has no number " + key, null));
    }

    private static OptionalDouble number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private ConfigurationException wrong(String what, @Nullable Throwable cause) {
        String message = file + " is no capture: line " + number + " " + what
                + "; expected JSON Lines as './bearing localize' and the plug-in write them.";
        return cause == null ? new ConfigurationException(message) : new ConfigurationException(message, cause);
    }
}
