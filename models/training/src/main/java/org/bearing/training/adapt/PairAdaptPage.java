package org.bearing.training.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bearing.simulation.evaluate.ErrorSummary;
import org.bearing.simulation.evaluate.Interval;
import org.bearing.simulation.pair.PairScene;

/** The tables of {@link PairAdaptReport} in Markdown. */
final class PairAdaptPage {
    private static final List<String> MODELS = List.of("before", "labels only", "labels and unlabelled");
    /** Mean error after over before. */
    private static final double GOAL = 2.0 / 3;

    private final long seed;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One room and scenario.
     *
     * @param room its number
     * @param scene of the room
     * @param scenario who is where
     * @param scores before, after labels only, after both
     * @param written whether adapt wrote a model from labels only, and from both
     * @param cpuSeconds of the adapting, likewise
     */
    record Entry(
            int room,
            PairScene scene,
            PairScenario scenario,
            List<PairScores> scores,
            List<Boolean> written,
            List<Double> cpuSeconds) {

        private double mean(int model) {
            return HeldTest.mean(scores.get(model).errorsDeg(scenario.tests().get(0)));
        }

        /** {@return the entry as a row} */
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.2f | %.0f | %s | %.2f | %.2f | %.2f | %.2f | %s, %s |",
                    room,
                    100 * scene.spacingM(),
                    scene.rt60Seconds(),
                    scene.snrDb(),
                    scenario.label(),
                    mean(0),
                    mean(1),
                    mean(2),
                    mean(2) / mean(0),
                    word(written.get(0)),
                    word(written.get(1)));
        }
    }

    PairAdaptPage(long seed) {
        this.seed = seed;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }

    /** {@return all tables} */
    List<String> tables() {
        List<String> lines = new ArrayList<>(List.of(
                "| talkers | clips | learnt from | before | after | ratio | a third less |",
                "|---|---|---|---:|---:|---:|---|"));
        for (PairScenario scenario : PairScenario.values()) {
            for (PairClips kind : scenario.tests()) {
                for (int model = 1; model < MODELS.size(); model++) {
                    lines.add(ratio(scenario, kind, model));
                }
            }
        }
        lines.addAll(List.of(
                "",
                "## By room",
                "",
                "Of the first kind of clips of each. The last column: whether `adapt` wrote a model from labels only, and from"
                        + " both.",
                "",
                "| room | spacing, cm | RT60, s | SNR, dB | talkers | before | labels only | labels and unlabelled | ratio |"
                        + " written |",
                "|---:|---:|---:|---:|---|---:|---:|---:|---:|---|"));
        entries.forEach(entry -> lines.add(entry.row()));
        lines.addAll(List.of(
                "",
                "## Is it still calibrated?",
                "",
                "All clips of all rooms: mean confidence beside the share that is right within 10 degrees, and the share inside"
                        + " the 90% arc.",
                "",
                "| model | mean confidence | right | inside the arc |",
                "|---|---:|---:|---:|"));
        for (int model = 0; model < MODELS.size(); model++) {
            lines.add(calibration(model));
        }
        lines.addAll(List.of(
                "",
                String.format(
                        Locale.ROOT,
                        "CPU time of one `adapt`, all threads together, reading and testing included: at most %.0f s with"
                                + " labels only and %.0f s with the unlabelled sound too.",
                        mostSeconds(0),
                        mostSeconds(1))));
        return lines;
    }

    private String ratio(PairScenario scenario, PairClips kind, int model) {
        double[] before = errors(scenario, kind, 0);
        double[] after = errors(scenario, kind, model);
        Interval ratio = ErrorSummary.meanRatio(after, before, seed);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f | %s | %s |",
                scenario.label(),
                kind.label(),
                MODELS.get(model),
                HeldTest.mean(before),
                HeldTest.mean(after),
                ratio.text(),
                word(ratio.value() <= GOAL));
    }

    private double[] errors(PairScenario scenario, PairClips kind, int model) {
        return entries.stream()
                .filter(entry -> entry.scenario == scenario)
                .flatMapToDouble(entry -> Arrays.stream(entry.scores.get(model).errorsDeg(kind)))
                .toArray();
    }

    private String calibration(int model) {
        List<PairScores> its =
                entries.stream().map(entry -> entry.scores.get(model)).toList();
        double answers = its.stream().mapToInt(PairScores::answers).sum();
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f |",
                MODELS.get(model),
                its.stream().mapToDouble(PairScores::confidence).sum() / answers,
                its.stream().mapToInt(PairScores::right).sum() / answers,
                its.stream().mapToInt(PairScores::inside).sum() / answers);
    }

    private double mostSeconds(int learner) {
        return entries.stream()
                .mapToDouble(entry -> entry.cpuSeconds.get(learner))
                .max()
                .orElse(0);
    }
}
