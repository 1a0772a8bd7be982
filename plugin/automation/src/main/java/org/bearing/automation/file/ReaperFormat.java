package org.bearing.automation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bearing.output.Curve;
import org.bearing.output.Lanes;

/**
 * A REAPER project: the recording on a track with its pan envelope, and an empty track with an envelope for each further lane.
 *
 * <p>In its envelopes +1 is full left and -1 full right, unlike in its OSC messages (SWS extension, Envelope code). A point's shape is
 * that of the line after it: 0 = straight, 1 = held up to the next point.
 */
public final class ReaperFormat implements CurveFormat {
    private final AudioClip audio;
    private final Path folder;
    private final PanEnvelope envelope;

    /**
     * Makes it.
     *
     * @param audio the recording
     * @param folder where the project will be; the recording is named from there if it lies below it
     * @param envelope from curves to pans
     */
    public ReaperFormat(AudioClip audio, Path folder, PanEnvelope envelope) {
        this.audio = audio;
        this.folder = folder.toAbsolutePath().normalize();
        this.envelope = envelope;
    }

    @Override
    public void write(List<Curve> curves, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("<REAPER_PROJECT 0.1 \"6.0\"\n");
        text.append("  SAMPLERATE ").append(audio.sampleRateHz()).append(" 1 0\n");
        List<List<Curve>> lanes = Lanes.of(curves);
        track(text, audio.trackName(), lanes.isEmpty() ? List.of() : lanes.get(0), true);
        for (int lane = 1; lane < lanes.size(); lane++) {
            track(text, "Bearing " + (lane + 1), lanes.get(lane), false);
        }
        text.append(">\n");
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void track(StringBuilder text, String name, List<Curve> lane, boolean withAudio) {
        text.append("  <TRACK\n    NAME ").append(quoted(name)).append('\n');
        text.append("    AUTOMODE 1\n    NCHAN 2\n"); // 1: read
        List<EnvelopePoint> points = envelope.of(lane);
        if (!points.isEmpty()) {
            text.append("    <PANENV2\n      ACT 1 -1\n      VIS 1 1 1\n      ARM 0\n      DEFSHAPE 0 -1 -1\n");
            for (EnvelopePoint point : points) {
                text.append("      PT ")
                        .append(Numbers.fixed(point.seconds(), 6))
                        .append(' ')
                        .append(Numbers.fixed(point.value(), 6))
                        .append(point.held() ? " 1\n" : " 0\n");
            }
            text.append("    >\n");
        }
        if (withAudio) {
            text.append("    <ITEM\n      POSITION 0\n      LENGTH ").append(Numbers.fixed(audio.seconds(), 9));
            text.append("\n      NAME ").append(quoted(audio.fileName()));
            text.append("\n      <SOURCE WAVE\n        FILE ").append(quoted(place()));
            text.append("\n      >\n    >\n");
        }
        text.append("  >\n");
    }

    private String place() {
        Path file = audio.path().toAbsolutePath().normalize();
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    }

    /** The quotation mark is the first of three that the text does not contain; there is no escape. */
    private static String quoted(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        for (char mark : new char[] {'"', '\'', '`'}) {
            if (line.indexOf(mark) < 0) {
                return mark + line + mark;
            }
        }
        return '`' + line.replace('`', '\'') + '`';
    }
}
