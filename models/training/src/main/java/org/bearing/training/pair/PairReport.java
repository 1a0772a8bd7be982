package org.bearing.training.pair;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bearing.inference.pair.PairBlend;
import org.bearing.inference.pair.PairReadout;
import org.bearing.inference.pair.PairTrust;
import org.bearing.inference.weights.WholeFile;
import org.bearing.training.calibration.Reliability;
import org.bearing.training.calibration.ReliabilityPlot;

/** Tables of how well confidence and arc of a pair model are calibrated. */
final class PairReport {
    private static final int PARTS = 3;

    private PairReport() {}

    private record Told(double confidence, double arcRad, double errorRad) {}

    /** Writes reliability and coverage as Markdown, and the picture beside it. */
    static void write(PairTrust trust, List<PairSample> samples, long seed, Path file) {
        PairBlend blend = new PairBlend();
        List<Told> told = new ArrayList<>();
        for (PairSample sample : samples) {
            PairReadout r = sample.readout();
            blend.take(trust, r);
            double confidence =
                    trust.probability(r.spreadRad(), r.mass(), r.coherence(), blend.gapRad(), r.peakHeight());
            told.add(new Told(
                    confidence, trust.arcRad(r.spreadRad()), Math.abs(blend.lateralRad() - sample.lateralRad())));
        }
        boolean[] right = new boolean[told.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = told.get(i).errorRad() <= PairCalibrator.RIGHT_RAD;
        }
        Reliability table =
                Reliability.of(told.stream().mapToDouble(Told::confidence).toArray(), right);
        StringBuilder out = new StringBuilder("# Calibration of the pair model\n\n");
        out.append(String.format(
                Locale.ROOT,
                "Made by `./bearing train spaced-pair --data DIR --report FILE`. %d simulated scenes of validation speakers (seed %d), spacings 2-40 cm, 0.26-1 s; others than the fit's.%n%n",
                told.size(),
                seed));
        reliability(table, out);
        coverage(told, out);
        Path picture = ReliabilityPlot.beside(file);
        out.append("\n![Share right against confidence](" + picture.getFileName() + ")\n");
        WholeFile.write(file, out.toString().getBytes(StandardCharsets.UTF_8));
        ReliabilityPlot.write(table, "Confidence of spaced-pair", picture);
    }

    private static void reliability(Reliability table, StringBuilder out) {
        out.append("| confidence | scenes | mean confidence | right within 10 degrees |\n|---|---:|---:|---:|\n");
        for (int b = 0; b < Reliability.BINS; b++) {
            Reliability.Bin bin = table.bins().get(b);
            if (bin.count() > 0) {
                out.append(String.format(
                        Locale.ROOT,
                        "| %.1f-%.1f | %d | %.3f | %.3f |%n",
                        (double) b / Reliability.BINS,
                        (b + 1.0) / Reliability.BINS,
                        bin.count(),
                        bin.confidence(),
                        bin.right()));
            }
        }
        out.append(String.format(Locale.ROOT, "%nExpected calibration error: %.3f.%n%n", table.expectedError()));
    }

    private static void coverage(List<Told> told, StringBuilder out) {
        out.append("| scenes by width of the 90% arc | mean half-width, degrees | inside |\n|---|---:|---:|\n");
        List<Told> sorted =
                told.stream().sorted(Comparator.comparingDouble(Told::arcRad)).toList();
        List<String> names = List.of("narrowest third", "middle third", "widest third");
        IntStream.range(0, PARTS)
                .forEach(p -> row(
                        names.get(p), sorted.subList(p * sorted.size() / PARTS, (p + 1) * sorted.size() / PARTS), out));
        row("all", sorted, out);
    }

    private static void row(String name, List<Told> some, StringBuilder out) {
        out.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.3f |%n",
                name,
                Math.toDegrees(some.stream().mapToDouble(Told::arcRad).average().orElseThrow()),
                share(some.stream().filter(t -> t.errorRad() <= t.arcRad()).count(), some)));
    }

    private static double share(long count, List<Told> of) {
        return (double) count / of.size();
    }
}
