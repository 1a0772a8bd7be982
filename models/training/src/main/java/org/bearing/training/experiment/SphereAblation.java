package org.bearing.training.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.training.data.DataSetSpec;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.data.SimulatedExamples.Beside;
import org.bearing.training.embedding.BatchMaker.Radius;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.SphereScore;
import org.bearing.training.embedding.TrainingPlan;

/** Why the sphere's errors are what they are: heads, rooms, cues, loss, read-out and data, one changed at a time. */
final class SphereAblation {
    private static final String PLAN = "binaural-sphere";
    private static final double[] RT60_S = {0.1, 0.2, 0.35, 0.5, 0.81};
    private static final double[] SNR_DB = {5, 15, 25, 36};

    private final DataFolder data;
    private final Path work;
    private final int examples;
    private final int epochs;
    private final long seed;
    private final int threads;
    private final BiFunction<String, Long, ProgressBar> bars;

    SphereAblation(
            DataFolder data,
            Path work,
            int examples,
            int epochs,
            long seed,
            int threads,
            BiFunction<String, Long, ProgressBar> bars) {
        this.data = data;
        this.work = work;
        this.examples = examples;
        this.epochs = epochs;
        this.seed = seed;
        this.threads = threads;
        this.bars = bars;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        Map<String, String> common = Map.of(
                "examples", Integer.toString(examples),
                "schedule.epochs", Integer.toString(epochs),
                "seed", Long.toString(seed));
        TrainingPlan usual = TrainingPlan.read(PLAN, common);
        SimulatedExamples simulated = new SimulatedExamples(data, work.resolve("examples"), usual, threads);
        DataSetSpec train = simulated.build(Split.TRAIN, examples, bars);
        int held = usual.validationExamples();
        ExampleTable never = simulated.read(simulated.build(Split.VALIDATION, held, bars), held);
        ExampleTable known = simulated.read(simulated.build(Beside.KNOWN_HEADS, held, bars), held);
        ExampleTable dry = simulated.read(simulated.build(Beside.DRY, held, bars), held);
        ExampleTable dryKnown = simulated.read(simulated.build(Beside.DRY_KNOWN_HEADS, held, bars), held);
        List<String> rows = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Variant variant : Variant.sphere(examples, epochs)) {
            TrainingPlan plan = TrainingPlan.read(PLAN, variant.on(common));
            EmbeddingTrainer trainer =
                    train(plan, simulated.read(train, plan.examples()), never, variant.name(), rows.size());
            rows.add(row(variant.name(), trainer, never, known));
            if (variant.changes().isEmpty()) {
                parts.add(row("hardly any: RT60 0.05 s", trainer, dry, dryKnown));
                parts(trainer, "RT60 %.2f-%.2f s", ExampleLabel.RT60_SECONDS, RT60_S, never, known, parts);
                parts(trainer, "SNR %.0f-%.0f dB", ExampleLabel.SNR_DB, SNR_DB, never, known, parts);
            }
        }
        return report(rows, parts, held);
    }

    private EmbeddingTrainer train(TrainingPlan plan, ExampleTable table, ExampleTable held, String title, int number) {
        Path folder = SimulatedExamples.folder(work.resolve("run-" + number));
        EmbeddingTrainer trainer = EmbeddingTrainer.of(plan, table, held, folder, threads);
        int done = trainer.resume();
        long steps = (long) plan.schedule().epochs() * trainer.stepsPerEpoch();
        try (ProgressBar bar = bars.apply(title, steps)) {
            bar.stepTo((long) done * trainer.stepsPerEpoch());
            trainer.listener(line -> {}, bar::step);
            trainer.train(plan.schedule().epochs());
        }
        return trainer;
    }

    private static void parts(
            EmbeddingTrainer trainer,
            String name,
            ExampleLabel label,
            double[] bounds,
            ExampleTable never,
            ExampleTable known,
            List<String> rows) {
        for (int i = 0; i + 1 < bounds.length; i++) {
            rows.add(row(
                    String.format(Locale.ROOT, name, bounds[i], bounds[i + 1]),
                    trainer,
                    never.where(label, bounds[i], bounds[i + 1]),
                    known.where(label, bounds[i], bounds[i + 1])));
        }
    }

    private static String row(String name, EmbeddingTrainer trainer, ExampleTable never, ExampleTable known) {
        return "| " + name + " | " + cells(trainer.sphereScore(never, Radius.UNKNOWN)) + " | "
                + cells(trainer.sphereScore(known, Radius.UNKNOWN)) + " |";
    }

    private static String cells(SphereScore score) {
        return String.format(
                Locale.ROOT,
                "%.1f/%.1f | %.1f | %.1f/%.1f",
                score.medianDeg(),
                score.meanDeg(),
                100 * score.confusedShare(),
                score.lateralMedianDeg(),
                score.lateralMeanDeg());
    }

    private List<String> report(List<String> rows, List<String> parts, int held) {
        List<String> lines = new ArrayList<>(List.of(
                "# Why the full sphere is as hard as it is",
                "",
                "Made by `./bearing experiment sphere-ablation --data DIR --examples " + examples + " --epochs "
                        + epochs + " --seed " + seed + "`: the plan of",
                "`binaural-sphere` with " + examples
                        + " instead of all its examples, and one thing changed per row. Errors"
                        + " in degrees, median / mean, of the",
                "read-out without refinement by phase, on " + held
                        + " scenes of 1 s all around (RT60 0.1-0.8 s, SNR 5-35" + " dB, sounds of any bandwidth)",
                "with the two validation heads, each in eight sizes, and on as many with the heads of the training, in the"
                        + " same sizes, rooms and",
                "sounds. *Confused*: in the wrong half, front or back, if at least 30 degrees off the interaural axis."
                        + " One seed: differences below",
                "some 3% say nothing.",
                ""));
        List<String> head = List.of(
                "| | heads never met: great circle | confused, % | lateral angle | heads of the training: great circle |"
                        + " confused, % | lateral angle |",
                "|---|---:|---:|---:|---:|---:|---:|");
        lines.addAll(head);
        lines.addAll(rows);
        lines.addAll(List.of("", "## Rooms and noise, the first row's network", ""));
        lines.addAll(head);
        lines.addAll(parts);
        return lines;
    }
}
