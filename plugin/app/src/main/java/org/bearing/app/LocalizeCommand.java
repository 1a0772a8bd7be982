package org.bearing.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bearing.automation.CaptureReader;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Localizes a file. */
@Command(
        name = "localize",
        description = "Finds where the sound in a stereo WAV file comes from, over time.",
        footer = {
            "",
            "Examples:",
            "  ./bearing localize my.wav                                   JSON Lines to standard output",
            "  ./bearing localize my.wav --out my.csv --plot my.png        a table and a picture",
            "  ./bearing localize my.wav --set capture.head_radius_m=0.09  a larger head",
            "  ./bearing localize pair.wav --preset spaced-pair --set capture.spacing_m=0.12",
            "  ./bearing localize my.wav --method gcc-phat                 without the trained model",
            "  ./bearing localize --from-capture capture.jsonl --out my.csv   what the plug-in captured in a DAW",
            "  ./bearing localize my.wav --out my.rpp                      a REAPER project with a pan envelope",
            "  ./bearing localize my.wav --format adm --out my-adm.wav     the recording and a moving object",
            "",
            "Each line of csv and jsonl has the time (s), the track, azimuth and elevation (degrees; + = left, + = up), the confidence",
            "(the probability that the direction is right within 10 degrees) and the spread. Silence has no lines."
        })
final class LocalizeCommand implements Runnable {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "IN.wav", description = "A stereo WAV file, 8-192 kHz.")
    private @Nullable Path in;

    @Option(
            names = "--from-capture",
            paramLabel = "FILE.jsonl",
            description = "Instead of IN.wav: the directions that the plug-in captured, on the DAW's timeline.")
    private @Nullable Path capture;

    @Mixin
    private PresetOptions preset = new PresetOptions();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description =
                    "csv, jsonl, dcase, midi, reaper, reascript, ardour, dawproject, adm or steering (default: by the ending of --out, else jsonl).")
    private @Nullable OutputFormat format;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = "-",
            description = "Where it goes (default: -, standard output, for formats that are text).")
    private String out = "-";

    @Option(
            names = "--audio",
            paramLabel = "FILE.wav",
            description = "With --from-capture: the recording, for formats that hold it (reaper, dawproject, adm).")
    private @Nullable Path audio;

    @Option(names = "--plot", paramLabel = "FILE.png", description = "Also draws azimuth over time.")
    private @Nullable Path plot;

    @Option(
            names = "--truth",
            paramLabel = "FILE.csv",
            description = "What is really true, for the plot (default: IN.csv beside IN.wav, if it is such a file).")
    private @Nullable Path truth;

    LocalizeCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        OutputFormat chosenFormat = format();
        Path input = capture == null ? in : capture;
        if (input == null || (capture != null && in != null)) {
            throw new ConfigurationException("Name one thing to read: IN.wav, or --from-capture FILE.jsonl.");
        }
        if (!out.equals("-")) {
            refuseToOverwrite(input, Path.of(out));
        }
        if (plot != null) {
            refuseToOverwrite(input, plot);
        }
        if (audio != null && capture == null) {
            throw new ConfigurationException("--audio goes with --from-capture: IN.wav is the recording itself.");
        }
        if (audio != null && !out.equals("-")) {
            refuseToOverwrite(audio, Path.of(out));
        }
        if (capture == null) {
            localize(input, chosenFormat);
        } else {
            convert(input, chosenFormat);
        }
    }

    private void localize(Path input, OutputFormat chosenFormat) {
        new FileRun(console, input, preset.chosen())
                .output(chosenFormat, file())
                .plot(Optional.ofNullable(plot), Optional.ofNullable(truth))
                .run();
    }

    private void convert(Path input, OutputFormat chosenFormat) {
        if (plot != null || truth != null) {
            throw new ConfigurationException(
                    "A capture has no sound to draw a picture of: leave --plot and --truth out.");
        }
        OutputFormat.Request request =
                new OutputFormat.Request(file(), console.data(), preset.chosen(), Optional.ofNullable(audio));
        try (DirectionSink sink = chosenFormat.open(request)) {
            try {
                CaptureReader.read(input, sink);
            } catch (RuntimeException | Error e) {
                sink.discard();
                throw e;
            }
        }
    }

    private Optional<Path> file() {
        return out.equals("-") ? Optional.empty() : Optional.of(Path.of(out));
    }

    private OutputFormat format() {
        if (format != null) {
            return format;
        }
        if (out.equals("-")) {
            return OutputFormat.JSONL;
        }
        return OutputFormat.byEnding(out)
                .orElseThrow(() -> new ConfigurationException("The ending of " + out
                        + " tells no format: name the output .csv, .jsonl, .mid, .rpp or .dawproject, or say --format with one of "
                        + Stream.of(OutputFormat.values())
                                .map(OutputFormat::typed)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static void refuseToOverwrite(Path input, Path output) {
        if (Files.exists(input)
                && output.toAbsolutePath()
                        .normalize()
                        .equals(input.toAbsolutePath().normalize())) {
            throw new ConfigurationException(
                    "The output " + output + " is the input itself: name another file, so that the recording is kept.");
        }
    }
}
