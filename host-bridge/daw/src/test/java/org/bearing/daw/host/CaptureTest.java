package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host records while Capture is on, with an engine that says what the test wants. */
class CaptureTest {
    private static final int CAPTURE = 5;
    private static final int AZIMUTH = 10;
    private static final int ELEVATION = 11;
    private static final int PAN = 12;
    private static final int OUT_AZIMUTH = 20;
    private static final int OUT_PRESENT = 23;
    private static final int OUT_STATUS = 25;
    /** 20 ms, so that every block may say something. */
    private static final int FRAMES = 960;

    private ClapHost host;
    private FakeEngine engine;
    private double seconds;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        host = ClapHost.open(BuiltPlugin.file());
        host.activate(Blocks.RATE_HZ, FRAMES);
        host.startProcessing();
        engine = FakeEngine.serve(host, OUT_STATUS);
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
        if (host != null) {
            host.close();
        }
    }

    private List<HostEvent> say(double azimuthDeg, boolean rolling) {
        engine.say(azimuthDeg, 10);
        List<HostEvent> said = Blocks.silence(host, FRAMES, new Transport(rolling, seconds));
        seconds += rolling ? (double) FRAMES / Blocks.RATE_HZ : 0;
        return said;
    }

    /** Like "begin 10", "10=30", "end 10" for the automation parameters. */
    private static List<String> recorded(List<HostEvent> events) {
        List<String> words = new ArrayList<>();
        for (HostEvent event : events) {
            if (event instanceof HostEvent.Gesture gesture) {
                words.add((gesture.begins() ? "begin " : "end ") + gesture.parameter());
            } else if (event instanceof HostEvent.Value value && value.parameter() <= PAN) {
                words.add(value.parameter() + "=" + Math.round(value.value()));
            }
        }
        return words;
    }

    private void capture(boolean on) {
        host.set(CAPTURE, on ? 1 : 0, 0);
    }

    @Test
    void showsWhatTheEngineSaysWithoutRecordingIt() {
        List<HostEvent> said = new ArrayList<>(say(30, true));
        // What the first block shows may still be held back: 50 a second.
        said.addAll(say(30, true));
        assertThat(recorded(said)).isEmpty();
        assertThat(said).anyMatch(e -> e instanceof HostEvent.Value v && v.parameter() == OUT_AZIMUTH);
        assertThat(host.value(OUT_AZIMUTH).orElseThrow()).isCloseTo(30, offset(0.01));
        assertThat(host.value(OUT_PRESENT)).hasValue(1);
        assertThat(host.value(AZIMUTH)).hasValue(0);
    }

    @Test
    void recordsASegmentFromCaptureOnToStop() {
        capture(true);
        assertThat(recorded(say(30, false))).isEmpty();
        assertThat(recorded(say(30, true)))
                .containsExactly(
                        "begin " + AZIMUTH,
                        AZIMUTH + "=30",
                        "begin " + ELEVATION,
                        ELEVATION + "=10",
                        "begin " + PAN,
                        PAN + "=0");
        assertThat(recorded(say(-50, true))).containsExactly(AZIMUTH + "=-50", ELEVATION + "=10", PAN + "=1");
        assertThat(host.value(AZIMUTH).orElseThrow()).isCloseTo(-50, offset(0.01));
        assertThat(recorded(say(-50, false))).containsExactly("end " + AZIMUTH, "end " + ELEVATION, "end " + PAN);
        assertThat(recorded(say(20, false))).isEmpty();
    }

    @Test
    void aCurveResumesAfterSilenceWithAHoldAndAJump() {
        capture(true);
        say(30, true);
        assertThat(recorded(say(Double.NaN, true))).containsExactly("end " + AZIMUTH, "end " + ELEVATION, "end " + PAN);
        assertThat(recorded(say(Double.NaN, true))).isEmpty();
        List<String> resumed = recorded(say(-90, true));
        assertThat(resumed).containsSubsequence("begin " + AZIMUTH, AZIMUTH + "=30", AZIMUTH + "=-90");
    }

    @Test
    void aLoopBeginsANewSegmentWithoutARamp() {
        capture(true);
        say(30, true);
        seconds = 100;
        List<String> after = recorded(say(-90, true));
        assertThat(after.subList(0, 3)).containsExactly("end " + AZIMUTH, "end " + ELEVATION, "end " + PAN);
    }

    @Test
    void aFullListOfTheHostNeverLeavesAGestureOpen() {
        capture(true);
        say(30, true);
        host.output().limit(1);
        capture(false);
        assertThat(recorded(say(35, true))).hasSizeLessThanOrEqualTo(1);
        host.output().limit(Integer.MAX_VALUE);
        List<String> later = recorded(say(36, true));
        assertThat(later).contains("end " + PAN).noneMatch(word -> word.startsWith("begin"));
        assertThat(recorded(say(37, true))).isEmpty();
    }

    @Test
    void aPointThatDidNotFitIsMadeUpFor() {
        capture(true);
        say(30, true);
        host.output().limit(0);
        say(-20, true);
        host.output().limit(Integer.MAX_VALUE);
        assertThat(recorded(say(-20, true))).contains(AZIMUTH + "=-20");
    }

    @Test
    void aGestureThatDeactivationCutOffEndsInAFlush() {
        capture(true);
        say(30, true);
        host.deactivate();
        assertThat(host.side().flushRequests()).isEqualTo(1);
        assertThat(recorded(host.flush())).containsExactly("end " + AZIMUTH, "end " + ELEVATION, "end " + PAN);
        assertThat(recorded(host.flush())).isEmpty();
    }
}
