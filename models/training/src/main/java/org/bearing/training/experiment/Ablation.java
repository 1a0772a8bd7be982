package org.bearing.training.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.training.data.DataSetSpec;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.embedding.BatchMaker;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.Score;
import org.bearing.training.embedding.TrainingPlan;

/** Trains the shipped plan on less data, again and again with one thing changed, and tables the errors. */
final class Ablation {
    private static final String PLAN = "binaural-embedding";
    private static final int[] NEIGHBOURS = {8, 16, 32, 64, 128};

    private final DataFolder data;
    private final Path work;
    private final int examples;
    private final int epochs;
    private final long seed;
    private final int threads;
    private final BiFunction<String, Long, ProgressBar> bars;

    Ablation(
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
        List<String> rows = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        Map<String, String> common = new LinkedHashMap<>(Map.of(
                "examples", Integer.toString(examples),
                "schedule.epochs", Integer.toString(epochs),
                "seed", Long.toString(seed)));
        for (Variant variant : Variant.all(examples, epochs)) {
            TrainingPlan plan = TrainingPlan.read(PLAN, variant.on(common));
            EmbeddingTrainer trainer = train(plan, variant.name(), rows.size());
            rows.add(row(
                    variant.name(),
                    trainer.score(BatchMaker.Radius.UNKNOWN, plan.readout().nearest()),
                    trainer.score(BatchMaker.Radius.KNOWN, plan.readout().nearest())));
            if (variant.changes().isEmpty()) {
                for (int nearest : NEIGHBOURS) {
                    counts.add(row(
                            "K = " + nearest,
                            trainer.score(BatchMaker.Radius.UNKNOWN, nearest),
                            trainer.score(BatchMaker.Radius.KNOWN, nearest)));
                }
            }
        }
        return report(rows, counts);
    }

    private EmbeddingTrainer train(TrainingPlan plan, String title, int number) {
        String sort = (plan.weightedCues() ? "weighted" : "plain") + "-" + plan.blendedHeads() + "-"
                + Math.round(100 * plan.headStretch());
        SimulatedExamples simulated = new SimulatedExamples(data, work.resolve(sort), plan, threads);
        DataSetSpec train = simulated.build(Split.TRAIN, plan.examples(), bars);
        DataSetSpec held = simulated.build(Split.VALIDATION, plan.validationExamples(), bars);
        ExampleTable table = simulated.read(train, plan.examples());
        ExampleTable heldTable = simulated.read(held, plan.validationExamples());
        Path folder = SimulatedExamples.folder(work.resolve("run-" + number));
        EmbeddingTrainer trainer = new EmbeddingTrainer(plan, train.cues(), table, heldTable, folder, threads);
        trainer.resume();
        try (ProgressBar bar = bars.apply(title, (long) plan.schedule().epochs() * trainer.stepsPerEpoch())) {
            trainer.listener(line -> {}, bar::step);
            trainer.train(plan.schedule().epochs());
        }
        return trainer;
    }

    private static String row(String name, Score unknown, Score known) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |",
                name,
                unknown.lateral(),
                unknown.azimuth(),
                unknown.elevation(),
                known.lateral());
    }

    private List<String> report(List<String> rows, List<String> counts) {
        List<String> lines = new ArrayList<>(List.of(
                "# What the parts of the binaural embedding are worth",
                "",
                "Made by `./bearing experiment ablation --data DIR --examples " + examples + " --epochs " + epochs
                        + " --seed " + seed + "`: the plan of the bundled model with",
                examples + " instead of all its examples, and one thing changed per row. Errors in degrees, median /"
                        + " mean, of the nearest-neighbour",
                "read-out alone (no refinement by phase) on 4,096 scenes of the two validation heads, each in eight sizes"
                        + " of 0.9-1.1, by the test",
                "protocol (frontal box, RT60 0.1-0.8 s, SNR 5-35 dB, 1 s). One seed: differences below some 2% say"
                        + " nothing.",
                "",
                "| | lateral angle | azimuth | elevation | lateral angle, head radius told |",
                "|---|---:|---:|---:|---:|"));
        lines.addAll(rows);
        lines.addAll(List.of(
                "",
                "## Number of neighbours, at the first row's network",
                "",
                "| | lateral angle | azimuth | elevation | lateral angle, head radius told |",
                "|---|---:|---:|---:|---:|"));
        lines.addAll(counts);
        return lines;
    }
}
