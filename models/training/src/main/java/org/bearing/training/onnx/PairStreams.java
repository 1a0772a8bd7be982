package org.bearing.training.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bearing.api.MotionPreset;
import org.bearing.api.Preset;
import org.bearing.engine.Engine;
import org.bearing.engine.EngineSpec;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.VaeMethod;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairMethod;
import org.bearing.method.LocalizationMethod;
import org.bearing.output.DirectionSink;
import org.bearing.tap.StreamFormat;
import org.bearing.tracker.TrackEvent;
import org.bearing.tracker.TrackerSpec;

/** What the learned pair methods cost in a stream, from 48 kHz samples to tracks. */
final class PairStreams {
    private static final int RATE_HZ = 48_000;
    private static final int SECONDS = 4;
    private static final int ROUNDS = 20;
    private static final int BLOCK = 480;
    private static final double HOP_SECONDS = 0.016;
    private static final double SPACING_M = 0.085;
    private static final int DELAY = 6;
    private static final double SYLLABLE_HZ = 4;
    private static final double GOAL = 0.06;

    private final EngineSpec spec;
    private final float[] left = new float[RATE_HZ * SECONDS];
    private final float[] right = new float[RATE_HZ * SECONDS];

    PairStreams(long seed) {
        Preset preset = Preset.bundled("spaced-pair");
        spec = new EngineSpec(
                number(preset, "analysis.integration_s"),
                HOP_SECONDS,
                preset.number("analysis.minimum_level_dbfs"),
                number(preset, "output.minimum_confidence"),
                new TrackerSpec(
                        Math.toRadians(MotionPreset.degPerSecond(preset)),
                        (int) number(preset, "tracker.birth_count"),
                        number(preset, "tracker.death_s")));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < left.length; i++) {
            double syllable = 0.5 - 0.4 * Math.cos(2 * Math.PI * SYLLABLE_HZ * i / RATE_HZ);
            left[i] = (float) (0.1 * syllable * random.nextGaussian());
        }
        for (int i = 0; i < right.length; i++) {
            right[i] = left[Math.max(0, i - DELAY)] + (float) (1e-3 * random.nextGaussian());
        }
    }

    private static double number(Preset preset, String key) {
        return preset.number(key).orElseThrow();
    }

    private record Case(String who, LocalizationMethod method, AtomicInteger events) {}

    private Case of(String name, String kernels, LocalizationMethod method) {
        return new Case("`" + name + "`, " + kernels + " kernels", method, new AtomicInteger());
    }

    /** {@return a table, line by line} */
    List<String> lines(List<DenseKernels> all) {
        List<Case> cases = new ArrayList<>();
        for (DenseKernels kernels : all) {
            cases.add(of(
                    "vae",
                    kernels.name(),
                    new VaeMethod(PairFiles.bundled().running(kernels), SPACING_M, true, spec.integrationSeconds())));
            cases.add(of(
                    "vae-ssl",
                    kernels.name(),
                    new PrintedPairMethod(
                            PrintedPairFiles.bundled(PairKind.VAE_SSL).running(kernels),
                            SPACING_M,
                            spec.integrationSeconds(),
                            HOP_SECONDS)));
        }
        List<EstimateTimes.Task> tasks = new ArrayList<>();
        cases.forEach(some -> tasks.add(seconds -> stream(some)));
        List<EstimateTimes.Time> times = EstimateTimes.measure(tasks, new float[SECONDS][], ROUNDS);
        List<String> lines = new ArrayList<>(
                List.of("| | directions a second | ms per second of sound | of one core |", "|---|---:|---:|---:|"));
        boolean reached = true;
        for (int i = 0; i < cases.size(); i++) {
            double share = times.get(i).median() * 1e-6;
            reached &= share <= GOAL;
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.1f%% |",
                    cases.get(i).who(),
                    cases.get(i).events().get() / (double) SECONDS,
                    1000 * share,
                    100 * share));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "At most %.0f%% of one core asked for%s.", 100 * GOAL, reached ? "" : ": NOT REACHED"));
        return lines;
    }

    private void stream(Case some) {
        some.method().reset();
        some.events().set(0);
        Engine engine = new Engine(
                new StreamFormat(RATE_HZ),
                some.method(),
                spec,
                1,
                counting(some.events()),
                counting(new AtomicInteger()));
        for (int at = 0; at < left.length; at += BLOCK) {
            engine.accept(left, right, at, BLOCK);
        }
        engine.finish();
    }

    private static DirectionSink counting(AtomicInteger events) {
        return new DirectionSink() {
            @Override
            public void accept(TrackEvent event) {
                events.incrementAndGet();
            }

            @Override
            public void close() {}
        };
    }
}
