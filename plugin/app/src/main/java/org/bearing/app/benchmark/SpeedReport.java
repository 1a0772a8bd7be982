package org.bearing.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import org.bearing.tap.WavWriter;

/** The speed of this program on this machine, as Markdown. */
public final class SpeedReport {
    private static final int RATE_HZ = 48_000;
    private static final int BLOCK = 4800;
    private static final int SHORT_SECONDS = 5;
    private static final int SPEED_RUNS = 3;
    private static final int START_RUNS = 5;
    private static final long SEED = 20221;

    private final int minutes;
    private final int longMinutes;
    private final Consumer<String> say;

    /**
     * Plans a measurement.
     *
     * @param minutes length of the file for speed
     * @param longMinutes length of the file for memory; 0 = none
     * @param say receives what is going on
     */
    public SpeedReport(int minutes, int longMinutes, Consumer<String> say) {
        this.minutes = minutes;
        this.longMinutes = longMinutes;
        this.say = say;
    }

    /** {@return the report, line by line; takes about a minute} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("# Speed");
        lines.add("");
        lines.add("Made by `./bearing benchmark`; other machines give other seconds, so read the ratios. Machine: "
                + machine() + ".");
        lines.add("");
        Path folder = temporaryFolder();
        try {
            wholeProgram(folder, lines);
        } finally {
            remove(folder, List.of("in.wav", "out.csv", ""));
        }
        say.accept("measuring the stages");
        lines.addAll(new StageTimes(Preset.bundled("binaural"), SEED).lines());
        return lines;
    }

    private void wholeProgram(Path folder, List<String> lines) {
        lines.add("## The whole program");
        lines.add("");
        lines.add(
                "From start to exit of `./bearing localize IN.wav --out OUT.csv`: 48 kHz stereo, 24 bit, default settings; medians of "
                        + SPEED_RUNS + " to " + START_RUNS + " runs.");
        lines.add("");
        lines.add("| file | cores | time | times real time | peak memory (resident) |");
        lines.add("|---|---|---|---|---|");
        lines.add(row(folder, SHORT_SECONDS, START_RUNS, false));
        lines.add(row(folder, minutes * 60, SPEED_RUNS, true));
        if (longMinutes > 0) {
            lines.add(row(folder, longMinutes * 60, SPEED_RUNS, true));
        }
        DoubleSupplier version = () -> WholeProgram.run(false, "--version").wallSeconds();
        lines.add("");
        lines.add(String.format(Locale.ROOT, "`./bearing --version` takes %.2f s.", median(START_RUNS, version)));
        lines.add("");
    }

    private String row(Path folder, int seconds, int runs, boolean held) {
        Path wav = folder.resolve("in.wav");
        Path out = folder.resolve("out.csv");
        String name = seconds < 60 ? seconds + " s" : seconds / 60 + " min";
        say.accept("localizing a file of " + name);
        synthesise(wav, seconds);
        double[] peaks = new double[1];
        double wall = median(runs, () -> {
            WholeProgram.Run run = WholeProgram.run(held, "localize", wav.toString(), "--out", out.toString());
            peaks[0] = Math.max(peaks[0], run.peakMib());
            return run.wallSeconds();
        });
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f s | %.0f | %s |",
                name,
                held && WholeProgram.oneCore() ? "one" : "all",
                wall,
                seconds / wall,
                peaks[0] > 0 ? String.format(Locale.ROOT, "%.0f MiB", peaks[0]) : "unknown here");
    }

    static void synthesise(Path wav, int seconds) {
        TestSignal signal = new TestSignal(RATE_HZ, SEED);
        float[][] block = new float[2][BLOCK];
        try (WavWriter writer = WavWriter.open(wav, RATE_HZ, 2, WavWriter.Encoding.PCM24)) {
            for (int at = 0; at < seconds * (RATE_HZ / BLOCK); at++) {
                signal.read(block[0], block[1], BLOCK);
                writer.write(block, 0, BLOCK);
            }
        }
    }

    static double median(int runs, DoubleSupplier measure) {
        double[] all = new double[runs];
        for (int i = 0; i < runs; i++) {
            all[i] = measure.getAsDouble();
        }
        Arrays.sort(all);
        return all[runs / 2];
    }

    static String machine() {
        String processor = "unknown processor";
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    processor = line.substring(line.indexOf(':') + 1).strip();
                    break;
                }
            }
        } catch (IOException e) {
            processor = System.getProperty("os.arch");
        }
        return processor + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + ", Java " + System.getProperty("java.version");
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("bearing-benchmark");
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot make a temporary folder (" + e.getMessage() + "); set -Djava.io.tmpdir to one that works.",
                    e);
        }
    }

    static void remove(Path folder, List<String> names) {
        for (String name : names) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                folder.resolve(name).toFile().deleteOnExit();
            }
        }
    }
}
