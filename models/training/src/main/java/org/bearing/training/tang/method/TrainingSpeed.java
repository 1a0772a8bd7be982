package org.bearing.training.tang.method;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bearing.cues.CueSpec;
import org.bearing.training.network.Matrix;
import org.bearing.training.tang.AngleTable;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;
import org.bearing.training.tang.PrintedTraining;

/**
 * How fast the printed methods train: examples per second of CPU time, all threads of the process together, its collector
 * and compiler too, validation included. The cues are random numbers: time does not depend on them.
 */
public final class TrainingSpeed {
    private static final int VALIDATION = 512;
    /** By then everything is compiled. */
    private static final int WARM_UP_EPOCHS = 2;

    private static final int EXAMPLES = 10_240;
    private static final int EPOCHS = 7;
    private static final List<Integer> EIGENMAPS = List.of(5_000, 10_000);
    private static final double NANOS = 1e9;

    private TrainingSpeed() {}

    private static AngleTable table(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = CueSpec.TANG.size();
        float[] cues = new float[size * width];
        float[] azimuth = new float[size];
        float[] elevation = new float[size];
        for (int i = 0; i < size; i++) {
            azimuth[i] = (float) random.nextDouble(-90, 90);
            elevation[i] = (float) random.nextDouble(-45, 45);
            double phase = Math.toRadians(azimuth[i]);
            for (int k = 0; k < width; k++) {
                cues[i * width + k] = (float) (Math.sin(phase + k + elevation[i] / 40) + 0.3 * random.nextGaussian());
            }
        }
        return new AngleTable(width, cues, azimuth, elevation);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS;
    }

    /** {@return the whole page, in Markdown; takes about two minutes} */
    public static List<String> page() {
        List<String> lines = new ArrayList<>(List.of(
                "# How fast the paper's methods train",
                "",
                "Made by `./bearing experiment tang-speed`; other machines give other numbers. One thread of OpenBLAS; networks of 729",
                "cues, 729, 729 and 3 units and batches of 128. CPU time of the whole process, validation and collector included.",
                "OPENBLAS_CORETYPE, which fixes the kernels that OpenBLAS uses: "
                        + Objects.requireNonNullElse(System.getenv("OPENBLAS_CORETYPE"), "not set") + ".",
                ""));
        lines.addAll(rows(EXAMPLES, EPOCHS, EIGENMAPS, row -> System.err.println("bearing: " + row)));
        return lines;
    }

    /**
     * Measures.
     *
     * @param examples per epoch
     * @param epochs that count, at least 1
     * @param eigenmaps sizes of Laplacian eigenmaps to time
     * @param progress told every row when it is there
     * @return rows of a Markdown table
     */
    public static List<String> rows(int examples, int epochs, List<Integer> eigenmaps, Consumer<String> progress) {
        Matrix.threads(1);
        List<String> rows =
                new ArrayList<>(List.of("| what | examples or recordings | CPU | wall |", "|---|---|---|---|"));
        for (Kind kind : List.of(Kind.SCE, Kind.WSCE, Kind.FEED_FORWARD)) {
            add(rows, network(kind, examples, epochs), progress);
        }
        for (int size : eigenmaps) {
            for (Kind kind : List.of(Kind.LEM_NEAREST, Kind.LEM_GAUSSIAN)) {
                add(rows, eigenmap(kind, size), progress);
            }
        }
        return rows;
    }

    private static void add(List<String> rows, String row, Consumer<String> progress) {
        rows.add(row);
        progress.accept(row);
    }

    private static String network(Kind kind, int examples, int epochs) {
        MethodSpec usual = MethodSpec.of(kind, kind == Kind.SCE ? 5 : 15, 1);
        MethodSpec spec = new MethodSpec(
                kind,
                usual.similar(),
                usual.form(),
                usual.marginUnit(),
                false,
                false,
                usual.dropout(),
                usual.neighbours(),
                false,
                usual.lemNeighbours(),
                usual.dimensions(),
                WARM_UP_EPOCHS + epochs,
                1);
        List<double[]> marks = new ArrayList<>();
        new MethodTrainer(table(examples, 1), table(VALIDATION, 2), spec)
                .networks(done -> marks.add(new double[] {cpuSeconds(), System.nanoTime() / NANOS}));
        double[] cpu = new double[epochs];
        double[] wall = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            double[] from = marks.get(WARM_UP_EPOCHS - 1 + i);
            double[] to = marks.get(WARM_UP_EPOCHS + i);
            cpu[i] = examples / (to[0] - from[0]);
            wall[i] = examples / (to[1] - from[1]);
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        return String.format(
                Locale.ROOT,
                "| %s, a training epoch with validation | %d | %.0f examples/s (best of %d epochs %.0f) | %.0f examples/s |",
                kind,
                examples,
                cpu[epochs / 2],
                epochs,
                cpu[epochs - 1],
                wall[epochs / 2]);
    }

    private static String eigenmap(Kind kind, int size) {
        AngleTable recordings = table(size, 3);
        double cpu = cpuSeconds();
        double wall = System.nanoTime() / NANOS;
        PrintedTraining.eigenmaps(recordings, MethodSpec.of(kind, 5, 1), true);
        return String.format(
                Locale.ROOT,
                "| %s, distances, kernel, eigenvectors | %d | %.1f s | %.1f s |",
                kind,
                size,
                cpuSeconds() - cpu,
                System.nanoTime() / NANOS - wall);
    }
}
