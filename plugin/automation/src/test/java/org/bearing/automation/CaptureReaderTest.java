package org.bearing.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {
    private static final String LINE = "{\"time_s\":%s,\"track\":1,\"azimuth_deg\":-29.8,\"elevation_deg\":2.1,"
            + "\"confidence\":0.93,\"spread_deg\":4.0,\"mirror_azimuth_deg\":-150.2,\"angle\":\"head\"%s}";

    @TempDir
    Path folder;

    @Test
    void writesBackTheLinesThatItReads() throws IOException {
        String text = LINE.formatted("1.500", "") + "\n"
                + LINE.formatted("1.564", "").replace("2.1", "null").replace("-150.2", "null") + "\n";
        Path again = folder.resolve("again.jsonl");
        try (DirectionSink sink = JsonLinesSink.open(again)) {
            assertThat(CaptureReader.read(capture(text), sink)).isEqualTo(2);
        }
        assertThat(again).hasContent(text);
    }

    @Test
    void endsTheTracksWhereASegmentEnds() throws IOException {
        List<TrackEvent> events = new ArrayList<>();
        CaptureReader.read(
                capture(LINE.formatted("1.5", ",\"segment\":1") + "\n" + LINE.formatted("1.6", ",\"segment\":1") + "\n"
                        + LINE.formatted("0.5", ",\"segment\":2") + "\n"),
                into(events));
        assertThat(events)
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly("Born", "Moved", "Died", "Born", "Died");
    }

    @Test
    void leavesOutALastLineThatWasCutShort() throws IOException {
        List<TrackEvent> events = new ArrayList<>();
        CaptureReader.read(capture(LINE.formatted("1.5", "") + "\n{\"time_s\":1.6,\"tra"), into(events));
        assertThat(events).hasSize(2);
    }

    @Test
    void namesTheLineThatIsNoCapture() throws IOException {
        List<String> bad =
                List.of("not JSON\nat all\n", "[1, 2]\n\n", "{\"time_s\":1}\n", LINE.formatted("\"x\"", "") + "\n");
        for (String text : bad) {
            Path file = capture(text);
            assertThatThrownBy(() -> CaptureReader.read(file, into(new ArrayList<>())))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("line 1")
                    .hasMessageContaining("expected JSON Lines");
        }
    }

    private Path capture(String text) throws IOException {
        return Files.writeString(folder.resolve("capture.jsonl"), text);
    }

    private static DirectionSink into(List<TrackEvent> events) {
        return new DirectionSink() {
            @Override
            public void accept(TrackEvent event) {
                events.add(event);
            }

            @Override
            public void close() {}
        };
    }
}
