package org.bearing.simulation.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Writes what the suite of microphone pairs found as Markdown; the first two contenders are ours, refined and not. */
public final class PairTables {
    private static final double SMALLEST_AHEAD_M = 0.05;
    private static final double GOAL = 0.6;
    private static final int OURS = 2;
    private static final double[] RT60_EDGES_S = {0.2, 0.35, 0.5, 0.7};

    private final List<String> labels;
    private final List<PairOutcome> outcomes;
    private final long seed;
    private final StringBuilder out = new StringBuilder();

    private PairTables(List<String> labels, List<PairOutcome> outcomes, long seed) {
        this.labels = List.copyOf(labels);
        this.outcomes = outcomes;
        this.seed = seed;
    }

    /**
     * The tables.
     *
     * @param labels names of the contenders: ours, ours not refined, then the rivals
     * @param outcomes what was said
     * @param seed of the scenes
     * @return Markdown
     */
    public static String markdown(List<String> labels, List<PairOutcome> outcomes, long seed) {
        return new PairTables(labels, outcomes, seed).write();
    }

    private String write() {
        out.append("# Microphone pairs in rooms never heard\n\n");
        out.append(String.format(
                Locale.ROOT,
                "Made by `./bearing evaluate --suite pair --data DIR`. Simulated rooms and test speakers, seed %d: errors of the lateral angle in degrees with 95%% intervals (%d"
                        + " bootstrap draws of scenes). An answer that is not given counts as straight ahead.%n%n",
                seed,
                ErrorSummary.RESAMPLES));
        out.append("## Rooms: RT60 0.2-0.7 s, 0.8-2.5 m, SNR 10-30 dB, 0.26 s of speech\n\n");
        cells(o -> !o.dry());
        ratios(o -> !o.dry(), false);
        out.append("## Dry: RT60 0.1 s, 0.25-0.9 m, SNR 10-30 dB, 1 s of speech\n\n");
        cells(PairOutcome::dry);
        ratios(PairOutcome::dry, true);
        out.append("## By reverberation, all spacings together\n\n");
        byReverberation();
        return out.toString();
    }

    private void cells(Predicate<PairOutcome> kind) {
        out.append("| spacing, cm | scenes | method | median | mean |\n|---:|---:|---|---:|---:|\n");
        for (double spacing : PairSuite.SPACINGS_M) {
            for (int c = 0; c < labels.size(); c++) {
                row(centimetres(spacing), at(kind, spacing), c);
            }
        }
        out.append('\n');
    }

    private void row(String first, Predicate<PairOutcome> which, int contender) {
        double[] errors = errors(which, contender);
        ErrorSummary summary = ErrorSummary.of(errors, seed);
        out.append(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s |%n",
                first,
                errors.length,
                labels.get(contender),
                summary.median().text(),
                summary.mean().text()));
    }

    private static String centimetres(double spacingM) {
        return String.format(Locale.ROOT, "%.1f", 100 * spacingM);
    }

    private static Predicate<PairOutcome> at(Predicate<PairOutcome> kind, double spacing) {
        return kind.and(o -> o.spacingM() == spacing);
    }

    private double[] errors(Predicate<PairOutcome> which, int contender) {
        return outcomes.stream()
                .filter(which)
                .mapToDouble(o -> o.errorsDeg().get(contender))
                .toArray();
    }

    private void ratios(Predicate<PairOutcome> kind, boolean dry) {
        out.append(
                "| spacing, cm | ours | over | median | mean | goal | reached |\n|---:|---|---|---:|---:|---:|---|\n");
        for (double spacing : PairSuite.SPACINGS_M) {
            double goal = dry || spacing < SMALLEST_AHEAD_M ? 1 : GOAL;
            for (int ours = 0; ours < OURS; ours++) {
                for (int rival = OURS; rival < labels.size(); rival++) {
                    ratio(spacing, at(kind, spacing), ours, rival, goal);
                }
            }
        }
        out.append('\n');
    }

    private void ratio(double spacing, Predicate<PairOutcome> which, int ours, int rival, double goal) {
        Interval median = ErrorSummary.medianRatio(errors(which, ours), errors(which, rival), seed);
        Interval mean = ErrorSummary.meanRatio(errors(which, ours), errors(which, rival), seed);
        out.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.1f | %s |%n",
                centimetres(spacing),
                labels.get(ours),
                labels.get(rival),
                median.text(),
                mean.text(),
                goal,
                median.value() <= goal && mean.value() <= goal ? "yes" : "no"));
    }

    private void byReverberation() {
        out.append("| RT60, s | scenes | method | median | mean |\n|---|---:|---|---:|---:|\n");
        for (int band = 0; band + 1 < RT60_EDGES_S.length; band++) {
            double from = RT60_EDGES_S[band];
            double below = RT60_EDGES_S[band + 1];
            for (int c = 0; c < labels.size(); c++) {
                row(from + "-" + below, o -> !o.dry() && o.rt60Seconds() >= from && o.rt60Seconds() < below, c);
            }
        }
    }
}
