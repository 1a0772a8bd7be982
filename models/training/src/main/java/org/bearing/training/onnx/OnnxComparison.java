package org.bearing.training.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.StoredModel;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;

/**
 * One estimate of a model, network and neighbours, beside ONNX Runtime with the network alone: the same run, one thread,
 * its processor time; rounds of one and the other alternate.
 */
public final class OnnxComparison {
    private static final int WINDOWS = 64;
    private static final int ROUNDS = 60;
    private static final double TOLERANCE = 1e-4;

    private final String name;
    private final long seed;
    private double sink;

    /**
     * Plans a comparison.
     *
     * @param name of a bundled model, or the path of its weights
     * @param seed of the sound
     */
    public OnnxComparison(String name, long seed) {
        this.name = name;
        this.seed = seed;
    }

    private record Row(String who, EstimateTimes.Task task) {}

    /** {@return the report in Markdown, line by line} */
    public List<String> run() {
        StoredModel stored = StoredModel.find(name);
        Optional<DenseKernels> vector = KernelLookup.vector();
        vector.ifPresent(DenseKernels::warmUp);
        EmbeddingModel plain = stored.running(new PlainKernels());
        float[][] inputs = OneEstimate.inputs(plain, WINDOWS, seed);
        float[] outputs = new float[stored.manifest().network().outputs()];
        try (OnnxNetwork onnx = new OnnxNetwork(stored)) {
            List<Row> rows = new ArrayList<>();
            rows.add(new Row("ONNX Runtime, network alone", windows -> {
                for (float[] input : windows) {
                    onnx.run(input, outputs);
                    sink += outputs[0];
                }
            }));
            double off = 0;
            vector.ifPresent(kernels -> add(rows, kernels.name(), stored.running(kernels)));
            add(rows, "plain", plain);
            List<EmbeddingModel> ours = new ArrayList<>(List.of(plain));
            vector.ifPresent(kernels -> ours.add(stored.running(kernels)));
            for (EmbeddingModel model : ours) {
                OneEstimate own = new OneEstimate(model);
                Runner runner = (in, out) -> System.arraycopy(own.network(in), 0, out, 0, out.length);
                off = Math.max(off, Runner.difference(onnx::run, runner, inputs, outputs.length));
            }
            List<EstimateTimes.Task> tasks = rows.stream().map(Row::task).toList();
            return report(stored, rows, EstimateTimes.measure(tasks, inputs, ROUNDS), off);
        }
    }

    private void add(List<Row> rows, String kernels, EmbeddingModel model) {
        OneEstimate estimate = new OneEstimate(model);
        rows.add(new Row("ours, network and neighbours, " + kernels + " kernels", estimate::each));
        rows.add(new Row("ours, network alone, " + kernels + " kernels", windows -> {
            for (float[] input : windows) {
                sink += estimate.network(input)[0];
            }
        }));
    }

    private List<String> report(StoredModel stored, List<Row> rows, List<EstimateTimes.Time> times, double off) {
        double theirs = times.get(0).median();
        List<String> lines = new ArrayList<>(List.of(
                "# One estimate beside ONNX Runtime",
                "",
                "Made by `./bearing experiment onnx --seed " + seed + "`: "
                        + stored.manifest().name() + " "
                        + stored.manifest().network().layers() + ", one estimate at a time, on one",
                "thread, in processor time; rounds of " + EstimateTimes.perRound(WINDOWS)
                        + " estimates alternate between the rows, " + ROUNDS + " each. ONNX Runtime has every",
                "optimisation, one thread, and its input and output in buffers made before. The goal is a network with"
                        + " neighbours in at most",
                "1.3 times ONNX Runtime's time for the network alone.",
                "",
                "| | median, us | least, us | of ONNX Runtime's median |",
                "|---|---:|---:|---:|"));
        for (int i = 0; i < rows.size(); i++) {
            EstimateTimes.Time time = times.get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f |",
                    rows.get(i).who(),
                    time.median(),
                    time.least(),
                    time.median() / theirs));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Largest difference between the outputs, relative to the largest of a vector where that is above 1:"
                        + " %.1e (at most %.0e asked for%s).",
                off,
                TOLERANCE,
                off <= TOLERANCE ? "" : "; NOT REACHED"));
        lines.add("");
        lines.add("\"plain\" is what runs where the Vector API module is missing. Files are localized 32 estimates at a"
                + " time, which costs less per estimate: see [speed](speed.md).");
        lines.add("");
        lines.add(machine() + (Double.isNaN(sink) ? " (no numbers came out)" : "") + ".");
        return lines;
    }

    static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.version") + ", ONNX Runtime "
                + String.valueOf(ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion());
    }
}
