package org.bearing.automation.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bearing.automation.midi.MidiDirection;
import org.bearing.output.Curve;
import org.bearing.output.Panning;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source on the LEFT, at the left loudspeaker, is each format's own value for left. */
class SignTest {
    private static final Path MANUAL = Path.of("..", "..", "docs", "manual", "files.md");
    private static final PanEnvelope PANS = new PanEnvelope(Panning.USUAL, Math.toRadians(3));

    @TempDir
    Path folder;

    private final List<Curve> left = at(30);

    private static List<Curve> at(double azimuthDeg) {
        return Circling.curves(List.of(
                new TrackEvent.Born(1, Circling.estimate(0.5, azimuthDeg)),
                new TrackEvent.Moved(1, Circling.estimate(1.5, azimuthDeg))));
    }

    /** The manual's table of formats says the same. */
    private static void theManualSays(String format, String left) {
        try (Stream<String> lines = Files.lines(MANUAL)) {
            String row = lines.filter(line -> line.startsWith("| `" + format + "` |"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.split("\\|", -1)[4].strip()).as(row).isEqualTo(left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AudioClip audio() {
        return Recordings.pcm24(folder.resolve("take.wav"), 2);
    }

    @Test
    void reaperIsPlusOneInItsEnvelope() {
        theManualSays("reaper", "+1");
        String project = ReadBack.text(new ReaperFormat(audio(), folder, PANS), left);
        assertThat(project).contains("<PANENV2\n      ACT 1 -1\n      VIS 1 1 1\n      ARM 0\n");
        assertThat(project).contains("PT 0.500000 1.000000 0\n      PT 1.500000 1.000000 1\n");
        assertThat(project).contains("FILE \"take.wav\"").contains("LENGTH 2.000000000");
    }

    @Test
    void reaScriptIsPlusOne() {
        theManualSays("reascript", "+1");
        assertThat(ReadBack.text(LuaScript.reaper(PANS), left))
                .contains("pan = [[\n0.500000 1.000000 0\n")
                .contains("azimuth = [[\n0.500000 30.000000 0\n");
    }

    @Test
    void ardourIsZero() {
        theManualSays("ardour", "0");
        assertThat(ReadBack.text(LuaScript.ardour(PANS), left))
                .contains("pan = [[\n0.500000 0.000000\n")
                .contains("azimuth = [[\n0.500000 30.000000\n");
    }

    @Test
    void dawProjectIsZeroForPanAndAboveTheMiddleForAzimuth() {
        theManualSays("dawproject", "0");
        String project = ReadBack.entry(ReadBack.bytes(new DawProjectFormat(audio(), PANS), left), "project.xml");
        assertThat(project)
                .contains(
                        "<Target parameter=\"pan0\"/>\n<RealPoint time=\"0.500000\" value=\"0.000000\" interpolation=\"linear\"/>")
                .contains("<Target parameter=\"azimuth\"/>\n<RealPoint time=\"0.500000\" value=\"0.583333\"");
    }

    @Test
    void admIsPositive() {
        theManualSays("adm", "+");
        assertThat(ReadBack.axml(ReadBack.bytes(new AdmFormat(audio(), AdmFormat.Channel.LEFT, 0), left)))
                .contains("<position coordinate=\"azimuth\">30.00</position>");
    }

    @Test
    void dcaseIsPositive() {
        theManualSays("dcase", "+");
        assertThat(ReadBack.text(new DcaseFormat(), left)).isEqualTo("5,0,0,30,0\n15,0,0,30,0\n");
        assertThat(ReadBack.text(new DcaseFormat(), at(179.7))).startsWith("5,0,0,-180,0\n");
    }

    @Test
    void midiIsZeroForPanAndAboveTheMiddleForAzimuth() {
        theManualSays("midi", "pan 0, azimuth above the middle");
        byte[] file = ReadBack.bytes(new MidiFormat(Panning.USUAL, 0), left);
        assertThat(ReadBack.midi(file, 10, 42)).containsExactly(new ReadBack.Row(0.5, 0, true));
        assertThat(ReadBack.midi(file, 6, 38)).containsExactly(new ReadBack.Row(0.5, 9557, true));
        assertThat(MidiDirection.panValue(1)).isZero();
        assertThat(MidiDirection.panValue(0)).isEqualTo(0x2000);
        assertThat(MidiDirection.panValue(-1)).isEqualTo(0x3FFF);
        assertThat(MidiDirection.azimuthValue(Math.PI)).isEqualTo(0x3FFF);
    }
}
