package org.bearing.automation.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bearing.automation.CaptureReader;
import org.bearing.automation.file.ReadBack.Row;
import org.bearing.geometry.Angles;
import org.bearing.output.Curve;
import org.bearing.output.CurvePoint;
import org.bearing.output.Curves;
import org.bearing.output.PanLaw;
import org.bearing.output.Panning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that circles through the rear, in every format: near the track, never the long way round, few points. */
class CirclingTest {
    private static final double BOUND_DEG = 3;
    private static final double BOUND_RAD = Math.toRadians(BOUND_DEG);
    private static final double SECONDS = 60;
    private static final double DEG_PER_SECOND = 18;
    private static final double STEP_SECONDS = 0.0037;
    /** Between two estimates the track itself turns and jitters. */
    private static final double BETWEEN_DEG = 2 * DEG_PER_SECOND * Circling.HOP_SECONDS;

    private static final double ROUNDING = 0.02;
    private static final Panning CLAMPED =
            new Panning(PanLaw.TANGENT, Math.toRadians(30), 0, 1, Panning.View.LISTENER, Panning.Beyond.CLAMP);

    @TempDir
    Path folder;

    private List<Curve> curves = Circling.curves(Circling.events(SECONDS, DEG_PER_SECOND));
    private AudioClip audio;

    @BeforeEach
    void aRecording() {
        audio = Recordings.pcm24(folder.resolve("take.wav"), (int) SECONDS);
    }

    private List<CurvePoint> track() {
        return curves.stream().flatMap(curve -> curve.points().stream()).toList();
    }

    private Map<String, List<Row>> azimuthsDeg() {
        PanEnvelope pans = new PanEnvelope(Panning.USUAL, BOUND_RAD);
        Map<String, List<Row>> found = new TreeMap<>();
        found.put("reascript", ReadBack.lua(ReadBack.text(LuaScript.reaper(pans), curves), "azimuth"));
        found.put("ardour", ReadBack.lua(ReadBack.text(LuaScript.ardour(pans), curves), "azimuth"));
        found.put(
                "dawproject",
                scaled(
                        ReadBack.dawProject(ReadBack.bytes(new DawProjectFormat(audio, pans), curves), "azimuth"),
                        360,
                        -180));
        found.put(
                "adm",
                ReadBack.adm(ReadBack.axml(
                        ReadBack.bytes(new AdmFormat(audio, AdmFormat.Channel.LEFT, BOUND_RAD), curves))));
        return found;
    }

    private Map<String, List<Row>> pans(Panning panning) {
        PanEnvelope pans = new PanEnvelope(panning, BOUND_RAD);
        Map<String, List<Row>> found = new TreeMap<>();
        found.put("reaper", ReadBack.reaper(ReadBack.text(new ReaperFormat(audio, folder, pans), curves)));
        found.put("reascript", ReadBack.lua(ReadBack.text(LuaScript.reaper(pans), curves), "pan"));
        found.put("ardour", scaled(ReadBack.lua(ReadBack.text(LuaScript.ardour(pans), curves), "pan"), -2, 1));
        found.put(
                "dawproject",
                scaled(ReadBack.dawProject(ReadBack.bytes(new DawProjectFormat(audio, pans), curves), "pan0"), -2, 1));
        return found;
    }

    /** Ten frames a second in whole degrees: the last estimate of a frame. */
    private List<Row> dcase() {
        return ReadBack.text(new DcaseFormat(), curves)
                .lines()
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(Integer.parseInt(cells[0]) * 0.1 + 0.1, Integer.parseInt(cells[3]), false))
                .toList();
    }

    @Test
    void dcaseHasTheLastEstimateOfEveryFrame() {
        List<Row> rows = dcase();
        assertThat(rows).hasSize((int) Math.round((SECONDS - Circling.START_SECONDS) * 10));
        for (CurvePoint point : track()) {
            double frameEnd = Math.floor(point.timeSeconds() * 10 + 1) / 10;
            if (point.timeSeconds() + Circling.HOP_SECONDS >= frameEnd) {
                Row row = rows.stream()
                        .filter(r -> Math.abs(r.seconds() - frameEnd) < 0.01)
                        .findFirst()
                        .orElseThrow();
                assertThat(offDeg(row.value(), point.azimuthRad()))
                        .as("%s", point)
                        .isLessThan(0.51);
            }
        }
        assertThat(rows).allMatch(row -> row.value() >= -180 && row.value() < 180);
    }

    private List<Row> midi(int coarse, int fine, double scale, double zero) {
        return scaled(
                ReadBack.midi(ReadBack.bytes(new MidiFormat(Panning.USUAL, BOUND_RAD), curves), coarse, fine),
                scale,
                zero);
    }

    private static List<Row> scaled(List<Row> rows, double scale, double zero) {
        return rows.stream()
                .map(row -> new Row(row.seconds(), zero + scale * row.value(), row.held()))
                .toList();
    }

    @Test
    void directionsStayWithinTheBoundOfTheTrack() {
        Map<String, List<Row>> found = azimuthsDeg();
        found.put("midi", midi(6, 38, 360.0 / 16383, -180));
        found.forEach((format, rows) -> {
            for (CurvePoint point : track()) {
                double offDeg = offDeg(ReadBack.at(rows, point.timeSeconds()), point.azimuthRad());
                assertThat(offDeg).as("%s at %s", format, point).isLessThan(BOUND_DEG + midiStepDeg(format));
            }
        });
    }

    /** Messages come every 20 ms, so that a moving source is behind by so much; and the file's decimals. */
    private static double midiStepDeg(String format) {
        return (format.equals("midi") ? DEG_PER_SECOND * 0.02 : 0) + ROUNDING;
    }

    @Test
    void pansStayWithinTheBoundOfTheTrack() {
        for (Panning panning : List.of(Panning.USUAL, CLAMPED)) {
            Map<String, List<Row>> found = pans(panning);
            if (panning.equals(Panning.USUAL)) {
                found.put("midi", midi(10, 42, -2.0 / 16383, 1));
            }
            found.forEach((format, rows) -> {
                for (CurvePoint point : track()) {
                    assertThat(ReadBack.at(rows, point.timeSeconds()))
                            .as("%s at %s", format, point)
                            .isBetween(
                                    panning.position(point.azimuthRad()) - BOUND_DEG / 30 - midiStepDeg(format) / 30,
                                    panning.position(point.azimuthRad()) + BOUND_DEG / 30 + midiStepDeg(format) / 30);
                }
            });
        }
    }

    @Test
    void neverGoesTheLongWayRound() {
        Map<String, List<Row>> found = azimuthsDeg();
        found.put("midi", midi(6, 38, 360.0 / 16383, -180));
        found.forEach((format, rows) -> {
            for (double at = Circling.START_SECONDS; at < SECONDS - 0.1; at += STEP_SECONDS) {
                double truth = Math.toRadians(20 + DEG_PER_SECOND * at);
                assertThat(offDeg(ReadBack.at(rows, at), truth))
                        .as("%s at %s s", format, at)
                        .isLessThan(BOUND_DEG + BETWEEN_DEG + 4);
            }
            assertThat(rows).as(format).allMatch(row -> Math.abs(row.value()) <= 180);
        });
    }

    /**
     * Pink noise that circles twice in 40 s around a CIPIC head in a room of RT60 0.2 s, as {@code render} made it and {@code
     * localize --set capture.hemisphere=all} heard it, with its jumps between front and back and its silences.
     */
    private static List<Curve> rendered() throws URISyntaxException {
        Curves heard = new Curves();
        CaptureReader.read(
                Path.of(Objects.requireNonNull(CirclingTest.class.getResource("/rendered-circle.jsonl"))
                        .toURI()),
                heard);
        return heard.list();
    }

    @Test
    void aRenderedSourceStaysWithinTheBoundWithATenthOfThePoints() throws URISyntaxException {
        curves = rendered();
        azimuthsDeg().forEach((format, rows) -> {
            for (CurvePoint point : track()) {
                assertThat(offDeg(ReadBack.at(rows, point.timeSeconds()), point.azimuthRad()))
                        .as("%s at %s", format, point)
                        .isLessThan(BOUND_DEG + ROUNDING);
            }
            assertThat(rows).as(format).allMatch(row -> Math.abs(row.value()) <= 180);
        });
        hasATenthOfThePoints();
    }

    @Test
    void hasATenthOfThePoints() {
        int most = track().size() / 10;
        List<String> counts = new ArrayList<>();
        azimuthsDeg().forEach((format, rows) -> counts.add(format + " azimuth " + rows.size()));
        azimuthsDeg()
                .forEach((format, rows) -> assertThat(rows.size())
                        .as("%s, all: %s", format, counts)
                        .isLessThanOrEqualTo(most));
        pans(Panning.USUAL)
                .forEach((format, rows) ->
                        assertThat(rows.size()).as("%s pan", format).isLessThanOrEqualTo(most));
        pans(CLAMPED)
                .forEach((format, rows) ->
                        assertThat(rows.size()).as("%s clamped pan", format).isLessThanOrEqualTo(most));
    }

    @Test
    void sendsAtMostFiftyMessagesASecondForAController() {
        List<Curve> fast = Circling.curves(Circling.events(10, 400));
        byte[] file = ReadBack.bytes(new MidiFormat(Panning.USUAL, BOUND_RAD), fast);
        for (List<Row> rows : List.of(ReadBack.midi(file, 6, 38), ReadBack.midi(file, 10, 42))) {
            assertThat(rows).hasSizeGreaterThan(100);
            for (int i = 1; i < rows.size(); i++) {
                assertThat(rows.get(i).seconds() - rows.get(i - 1).seconds()).isGreaterThan(0.0199);
            }
        }
    }

    private static double offDeg(double readDeg, double truthRad) {
        return Math.abs(Math.toDegrees(Angles.difference(truthRad, Math.toRadians(readDeg))));
    }
}
