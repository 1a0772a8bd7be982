package org.bearing.training.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.pair.printed.PhaseNetwork;
import org.bearing.inference.pair.printed.PrintedPairFiles;
import org.bearing.inference.pair.printed.PrintedPairModel;

/**
 * The classifiers of microphone pairs beside ONNX Runtime, and what their methods cost in a stream: one thread, its processor
 * time; rounds of one and the other alternate.
 */
public final class PairSpeed {
    private static final int WINDOWS = 64;
    private static final int ROUNDS = 40;
    /** The cues and their mirror image. */
    private static final int VIEWS = 2;

    private static final double GOAL = 2;
    private static final double TOLERANCE = 1e-4;

    private final long seed;
    private final List<DenseKernels> kernels = new ArrayList<>();
    private float sink;

    /**
     * Plans a measurement.
     *
     * @param seed of the sounds
     */
    public PairSpeed(long seed) {
        this.seed = seed;
        KernelLookup.vector().ifPresent(kernels::add);
        kernels.forEach(DenseKernels::warmUp);
        kernels.add(new PlainKernels());
    }

    private record Row(String who, Runner runner) {}

    /** {@return the page in Markdown; takes a few minutes} */
    public List<String> run() {
        List<String> lines = new ArrayList<>(List.of(
                "# Speed of the methods for microphone pairs",
                "",
                "Made by `./bearing experiment pair-speed --seed " + seed
                        + "`: one thread, its processor time; rounds of " + EstimateTimes.perRound(WINDOWS) + " runs",
                "alternate between the rows, " + ROUNDS
                        + " each. ONNX Runtime computes the same network in the same run, with every"
                        + " optimisation and one",
                "thread, its input and output in buffers made before. \"plain\" is what runs where the Vector API module is"
                        + " missing.",
                ""));
        lines.add("## The printed classifier");
        lines.add("");
        lines.add(
                "q(y|x) of Bianco et al. 2021 (table 1) with the weights of `vae-ssl`: one sequence of 31 frames, 256 ms. In a"
                        + " stream, a");
        lines.add(
                "sequence ends every " + PairNetworks.STREAM_STEP
                        + " frames (16 ms), and ours keep rows of the convolutions, as the engine does; ONNX Runtime starts anew each time.");
        lines.add("");
        lines.addAll(printed());
        lines.addAll(List.of(
                "",
                "## The shipped classifier",
                "",
                "q(y|x) of `vae` (model spaced-pair): the cues of one estimate and their mirror image, together.",
                ""));
        lines.addAll(shipped());
        lines.addAll(List.of(
                "",
                "## In a stream",
                "",
                "The whole chain, from 48 kHz samples over resampling, spectra, cues, network, refinement and tracker to events:"
                        + " preset",
                "`spaced-pair` with an estimate every 16 ms; noise in syllables that never pauses.",
                ""));
        lines.addAll(new PairStreams(seed).lines(kernels));
        lines.add("");
        lines.add(OnnxComparison.machine() + (Float.isNaN(sink) ? " (no numbers came out)" : "") + ".");
        return lines;
    }

    private List<String> printed() {
        PrintedPairModel model = PrintedPairFiles.bundled(PairKind.VAE_SSL);
        int classes = model.manifest().classes();
        float[][] inputs = windows();
        try (OnnxNetwork onnx =
                new OnnxNetwork(PairGraphs.printed(model), PairGraphs.sequenceShape(), new long[] {1, classes})) {
            List<Row> rows = new ArrayList<>();
            rows.add(new Row("ONNX Runtime", onnx::run));
            for (DenseKernels some : kernels) {
                PhaseNetwork network = model.running(some).network();
                rows.add(new Row("ours, whole sequence, " + some.name() + " kernels", PairNetworks.whole(network)));
                rows.add(new Row("ours, in a stream, " + some.name() + " kernels", PairNetworks.streaming(network)));
            }
            return table(rows, inputs, classes);
        }
    }

    /** Sequences of a stream that goes in a circle; random phases, on which time does not depend. */
    private float[][] windows() {
        SplittableRandom random = new SplittableRandom(seed);
        int bins = RtfPhases.BINS;
        float[] frames = numbers(WINDOWS * PairNetworks.STREAM_STEP * bins, random);
        float[][] windows = new float[WINDOWS][PhaseSequence.size()];
        for (int w = 0; w < WINDOWS; w++) {
            for (int i = 0; i < PhaseSequence.size(); i++) {
                windows[w][i] = frames[(w * PairNetworks.STREAM_STEP * bins + i) % frames.length];
            }
        }
        return windows;
    }

    private static float[] numbers(int count, SplittableRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    private List<String> shipped() {
        PairModel model = PairFiles.bundled();
        int cues = model.manifest().cues();
        int classes = model.manifest().classes();
        SplittableRandom random = new SplittableRandom(seed);
        float[][] inputs = new float[WINDOWS][];
        for (int w = 0; w < WINDOWS; w++) {
            inputs[w] = numbers(VIEWS * cues, random);
        }
        long[] shape = {VIEWS, cues};
        try (OnnxNetwork onnx = new OnnxNetwork(PairGraphs.shipped(model, VIEWS), shape, new long[] {VIEWS, classes})) {
            List<Row> rows = new ArrayList<>();
            rows.add(new Row("ONNX Runtime", onnx::run));
            for (DenseKernels some : kernels) {
                Runner runner = PairNetworks.shipped(model.running(some), VIEWS);
                rows.add(new Row("ours, " + some.name() + " kernels", runner));
            }
            return table(rows, inputs, VIEWS * classes);
        }
    }

    private List<String> table(List<Row> rows, float[][] inputs, int outputs) {
        float[] into = new float[outputs];
        List<EstimateTimes.Task> tasks = new ArrayList<>();
        double off = 0;
        for (Row row : rows) {
            off = Math.max(off, Runner.difference(rows.get(0).runner(), row.runner(), inputs, outputs));
            tasks.add(all -> {
                for (float[] input : all) {
                    row.runner().run(input, into);
                    sink += into[0];
                }
            });
        }
        List<EstimateTimes.Time> times = EstimateTimes.measure(tasks, inputs, ROUNDS);
        List<String> lines = new ArrayList<>(
                List.of("| | median, us | least, us | of ONNX Runtime's median |", "|---|---:|---:|---:|"));
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double ratio = times.get(i).median() / times.get(0).median();
            if (ratio > GOAL) {
                missed.add(rows.get(i).who());
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f |",
                    rows.get(i).who(),
                    times.get(i).median(),
                    times.get(i).least(),
                    ratio));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "At most %.0f asked for%s. Largest difference between the logits, relative to the largest of a run where"
                        + " that is above 1: %.1e (at most %.0e asked for%s).",
                GOAL,
                missed.isEmpty() ? "" : ": NOT REACHED by " + String.join("; ", missed),
                off,
                TOLERANCE,
                off <= TOLERANCE ? "" : "; NOT REACHED"));
        return lines;
    }
}
