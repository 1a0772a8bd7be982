package org.bearing.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bearing.api.TargetPreset;
import org.bearing.app.benchmark.FormatsReport;
import org.bearing.app.benchmark.OscSpeed;
import org.bearing.app.benchmark.SpeedReport;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;
import org.bearing.output.Panning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures speed. */
@Command(
        name = "benchmark",
        description = "Measures how fast localizing is here, and where the time goes.",
        footer = {
            "",
            "Examples:",
            "  ./bearing benchmark                                 a table in Markdown, to standard output",
            "  ./bearing benchmark --out docs/results/speed.md     the table of the documentation",
            "  ./bearing benchmark --formats --out docs/results/formats-speed.md   what every output format costs",
            "  ./bearing benchmark --long-minutes 0                without the long file (memory)",
            "  ./bearing benchmark --osc                           what sending 32 sources costs",
            "",
            "It synthesises its own sound, in a folder for temporary files: about 17 MB a minute."
        })
final class BenchmarkCommand implements Runnable {
    private final Console console;

    @Option(names = "--minutes", defaultValue = "10", description = "Length of the file for speed (default: 10).")
    private int minutes = 10;

    @Option(
            names = "--long-minutes",
            defaultValue = "60",
            description = "Length of the file for memory; 0 = none (default: 60).")
    private int longMinutes = 60;

    @Option(names = "--osc", description = "Measure sending by OSC instead.")
    private boolean osc;

    @Option(names = "--formats", description = "Instead: what every output format costs, for a file of --long-minutes.")
    private boolean formats;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.md",
            description = "Where the table goes (default: standard output).")
    private @Nullable Path out;

    BenchmarkCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (minutes < 1 || minutes > 600 || longMinutes < 0 || longMinutes > 600) {
            throw new ConfigurationException("--minutes must be from 1 to 600 and --long-minutes from 0 to 600: found "
                    + minutes + " and " + longMinutes + ".");
        }
        List<String> lines = lines();
        if (out == null) {
            lines.forEach(console::print);
        } else {
            WholeFile.write(out, String.join("\n", lines) + "\n");
        }
    }

    private List<String> lines() {
        if (osc) {
            return new OscSpeed(BenchmarkCommand::admOsc).lines();
        }
        if (formats) {
            return new FormatsReport(
                            Stream.of(OutputFormat.values())
                                    .map(OutputFormat::typed)
                                    .toList(),
                            Math.max(1, longMinutes),
                            console::say)
                    .lines();
        }
        return new SpeedReport(minutes, longMinutes, console::say).lines();
    }

    private static DirectionSink admOsc(int port) {
        TargetSpec spec = TargetSpec.parse("osc:localhost:" + port, TargetPreset.folder(Map.of()));
        return new TargetStreams(1, "Bearing", Panning.USUAL, notice -> {}).open(spec);
    }
}
