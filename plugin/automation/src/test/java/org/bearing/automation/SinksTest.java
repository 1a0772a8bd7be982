package org.bearing.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
    private static final TrackEvent KNOWN = new TrackEvent.Born(
            1,
            new Estimate(
                    0.512,
                    Direction.ofDegrees(-29.8, 2.1),
                    true,
                    OptionalDouble.empty(),
                    AngleKind.HEAD,
                    0.93,
                    Math.toRadians(4)));
    private static final TrackEvent UNKNOWN = new TrackEvent.Moved(
            2,
            new Estimate(
                    1.0004,
                    Direction.ofDegrees(-0.01, 0),
                    false,
                    OptionalDouble.of(-Math.PI + 1e-9),
                    AngleKind.PAIR,
                    0.25,
                    Math.toRadians(12.34)));
    private static final TrackEvent GONE = new TrackEvent.Died(2, 1.5);

    @TempDir
    Path folder;

    private static void tellAll(DirectionSink sink) {
        sink.accept(KNOWN);
        sink.accept(UNKNOWN);
        sink.accept(GONE);
    }

    @Test
    void writesTheJsonLinesOfTheContract() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (DirectionSink sink = JsonLinesSink.open(file)) {
            tellAll(sink);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"time_s\":0.512,\"track\":1,\"azimuth_deg\":-29.8,\"elevation_deg\":2.1,\"confidence\":0.93,"
                                + "\"spread_deg\":4.0,\"mirror_azimuth_deg\":null,\"angle\":\"head\"}",
                        "{\"time_s\":1.000,\"track\":2,\"azimuth_deg\":0.0,\"elevation_deg\":null,\"confidence\":0.25,"
                                + "\"spread_deg\":12.3,\"mirror_azimuth_deg\":180.0,\"angle\":\"pair\"}");
        JsonNode parsed = new ObjectMapper().readTree(Files.readAllLines(file).get(0));
        assertThat(parsed.get("azimuth_deg").asDouble()).isEqualTo(-29.8);
    }

    @Test
    void aSegmentOfTheTimelineIsOneMoreKey() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLinesSink sink = JsonLinesSink.to(out);
        sink.accept(KNOWN, 3);
        sink.accept(GONE, 3);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"time_s\":0.512,\"track\":1,\"azimuth_deg\":-29.8,\"elevation_deg\":2.1,\"confidence\":0.93,"
                                + "\"spread_deg\":4.0,\"mirror_azimuth_deg\":null,\"angle\":\"head\",\"segment\":3}\n");
    }

    @Test
    void writesTheSameNamesAsCsv() throws IOException {
        Path file = folder.resolve("out.csv");
        try (DirectionSink sink = CsvSink.open(file)) {
            tellAll(sink);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "time_s,track,azimuth_deg,elevation_deg,confidence,spread_deg,mirror_azimuth_deg,angle",
                        "0.512,1,-29.8,2.1,0.93,4.0,,head",
                        "1.000,2,0.0,,0.25,12.3,180.0,pair");
    }

    @Test
    void writesTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonLinesSink.to(out).accept(KNOWN);
            assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"time_s\":0.512,");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void flushesAStreamLineByLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvSink.to(out).accept(KNOWN);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("head\n");
    }

    @Test
    void showsNothingBeforeItIsWhole() throws IOException {
        Path file = folder.resolve("out.csv");
        Files.writeString(file, "old");
        DirectionSink sink = CsvSink.open(file);
        sink.accept(KNOWN);
        assertThat(Files.readString(file)).isEqualTo("old");
        sink.discard();
        sink.close();
        assertThat(Files.readString(file)).isEqualTo("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path file = folder.resolve("no").resolve("out.csv");
        assertThatThrownBy(() -> CsvSink.open(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Cannot write " + file + ": there is no folder "
                        + folder.resolve("no").toAbsolutePath() + "; make it or name another file.");
    }

    @Test
    void tellsInOneSentenceThatAStreamIsFull() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        JsonLinesSink sink = JsonLinesSink.to(full);
        assertThatThrownBy(() -> sink.accept(KNOWN))
                .isInstanceOf(BearingException.class)
                .isNotInstanceOf(ConfigurationException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void writesIntoAFullDeviceFail() {
        Path device = Path.of("/dev/full");
        assumeThat(Files.exists(device)).as("the device that is always full").isTrue();
        assertThatThrownBy(() -> {
                    try (OutputStream out = Files.newOutputStream(device);
                            JsonLinesSink sink = JsonLinesSink.to(out)) {
                        for (TrackEvent event : List.of(KNOWN, UNKNOWN)) {
                            sink.accept(event);
                        }
                    }
                })
                .isInstanceOf(BearingException.class);
    }
}
