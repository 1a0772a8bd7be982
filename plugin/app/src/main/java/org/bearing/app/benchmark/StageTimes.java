package org.bearing.app.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.output.FanOut;

/** Where the time goes: every stage alone and the whole chain, in one run. */
final class StageTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 20;

    private final Preset preset;
    private final long seed;

    /**
     * Plans a measurement.
     *
     * @param preset the chain
     * @param seed of the sound
     */
    StageTimes(Preset preset, long seed) {
        this.preset = preset;
        this.seed = seed;
    }

    /** {@return the table, line by line} */
    List<String> lines() {
        Optional<String> model = preset.text("model");
        if (model.isEmpty()) {
            return List.of("The method " + preset.method() + " has no model, so there is no table of its stages.");
        }
        Stages stages = new Stages(model.get(), seed);
        Localizer localizer = Localizer.open(preset);
        double whole = best(() -> whole(localizer, stages));
        double resample = best(stages::resample);
        double transform = best(stages::transform);
        double cues = Math.max(0, best(stages::transformAndCues) - transform);
        double network = best(stages::network);
        double neighbours = best(stages::neighbours);
        double rest = Math.max(0, whole - resample - transform - cues - network - neighbours);
        List<String> lines = new ArrayList<>();
        lines.add("## Where the time goes");
        lines.add("");
        lines.add("The default chain inside one warm process and on one thread, in processor time: " + Stages.SECONDS
                + " s of 48 kHz stereo; network kernels: " + stages.kernels() + ".");
        lines.add("");
        lines.add("| stage | ms per second of sound | share |");
        lines.add("|---|---|---|");
        lines.add(row("resampling 48 to 16 kHz", resample, whole));
        lines.add(row("short-time spectra", transform, whole));
        lines.add(row("cues, weighted, with curves", cues, whole));
        lines.add(row("network", network, whole));
        lines.add(row("nearest neighbours", neighbours, whole));
        lines.add(row("the rest: gate, refinement, tracker", rest, whole));
        lines.add(row("**whole chain**", whole, whole));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "That is %.0f times real time.", 1 / whole));
        return lines;
    }

    private static void whole(Localizer localizer, Stages stages) {
        localizer.run(new MemoryTap(stages.left(), stages.right(), Stages.RATE_HZ), new FanOut(List.of()));
    }

    private static String row(String stage, double secondsPerSecond, double whole) {
        return String.format(
                Locale.ROOT, "| %s | %.2f | %.0f%% |", stage, secondsPerSecond * 1000, 100 * secondsPerSecond / whole);
    }

    /** Seconds of processor time per second of sound, the best of several rounds: other programs do not count. */
    private static double best(Runnable task) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            task.run();
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) * 1e-9 / Stages.SECONDS);
        }
        return best;
    }
}
