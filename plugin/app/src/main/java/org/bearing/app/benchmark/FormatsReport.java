package org.bearing.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bearing.automation.JsonLinesSink;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.Direction;
import org.bearing.tracker.TrackEvent;

/**
 * What every format costs over CSV, as Markdown: the directions of a source that circles for the length of a file are turned into each of
 * them, and what that takes longer than CSV is compared with localizing such a file to CSV. So one long run is enough. In processor time, which a busy machine
 * changes less than the time from start to exit.
 */
public final class FormatsReport {
    private static final double HOP_SECONDS = 0.064;
    private static final double DEG_PER_SECOND = 18;
    private static final long SEED = 6;

    /** For steering, which needs to know its microphones; the other formats do not look at it. */
    private static final String ARRAY = "steering.microphones=0,0.05,0;0,-0.05,0";

    private final List<String> formats;
    private final int minutes;
    private final Consumer<String> say;

    /**
     * Plans a measurement.
     *
     * @param formats as they are typed
     * @param minutes length of the file
     * @param say receives what is going on
     */
    public FormatsReport(List<String> formats, int minutes, Consumer<String> say) {
        this.formats = List.copyOf(formats);
        this.minutes = minutes;
        this.say = say;
    }

    /** {@return the report, line by line} */
    public List<String> lines() {
        Path folder = SpeedReport.temporaryFolder();
        try {
            return lines(folder);
        } finally {
            SpeedReport.remove(folder, List.of("in.wav", "in.jsonl", "out", ""));
        }
    }

    private List<String> lines(Path folder) {
        Path wav = folder.resolve("in.wav");
        Path capture = folder.resolve("in.jsonl");
        Path out = folder.resolve("out");
        say.accept("localizing a file of " + minutes + " min");
        SpeedReport.synthesise(wav, minutes * 60);
        circle(capture);
        double whole = WholeProgram.run(false, "localize", wav.toString(), "--format", "csv", "--out", out.toString())
                .cpuSeconds();
        List<String> lines = new ArrayList<>();
        lines.add("# Speed of the formats");
        lines.add("");
        lines.add("Made by `./bearing benchmark --formats`; read the ratios. Machine: " + SpeedReport.machine() + ".");
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Localizing %d min of 48 kHz stereo to CSV takes %.1f s of processor time. The table has that of `./bearing localize --from-capture` of"
                        + " as many directions, of a source that circles with 18 degrees a second, and what it is"
                        + " longer than CSV's, as a share of localizing.",
                minutes,
                whole));
        lines.add("");
        lines.add("| format | time | more than CSV | share of localizing | file |");
        lines.add("|---|---|---|---|---|");
        double csv = 0;
        for (String format : formats) {
            say.accept("writing " + format);
            double seconds = WholeProgram.run(
                            false,
                            "localize",
                            "--from-capture",
                            capture.toString(),
                            "--audio",
                            wav.toString(),
                            "--format",
                            format,
                            "--set",
                            ARRAY,
                            "--out",
                            out.toString())
                    .cpuSeconds();
            csv = format.equals("csv") ? seconds : csv;
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f s | %+.2f s | %+.1f%% | %.1f MB |",
                    format,
                    seconds,
                    seconds - csv,
                    100 * (seconds - csv) / whole,
                    size(out) / 1e6));
        }
        return lines;
    }

    private static double size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private void circle(Path capture) {
        SplittableRandom random = new SplittableRandom(SEED);
        try (JsonLinesSink sink = JsonLinesSink.open(capture)) {
            for (double at = HOP_SECONDS; at < minutes * 60; at += HOP_SECONDS) {
                sink.accept(new TrackEvent.Moved(
                        1,
                        new Estimate(
                                at,
                                Direction.ofDegrees(DEG_PER_SECOND * at + random.nextGaussian(), 0),
                                true,
                                OptionalDouble.empty(),
                                AngleKind.HEAD,
                                0.9,
                                Math.toRadians(4))));
            }
        }
    }
}
