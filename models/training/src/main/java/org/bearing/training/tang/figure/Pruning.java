package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.inference.printed.PrintedModel;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.tang.method.TrainedMethod;
import org.bearing.training.tang.recipe.Recordings;

/** Magnitude pruning of trained networks (the paper's outlook): the smallest weights of every layer become 0. */
final class Pruning {
    private static final double[] PRUNED = {0, 0.25, 0.5, 0.7, 0.8, 0.9, 0.95};
    private static final List<Contender> CONTENDERS = List.of(Contender.SCE_5, Contender.WSCE_15);
    private static final long SEED = 1;

    private final Setting setting;

    Pruning(Setting setting) {
        this.setting = setting;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        List<String> lines = new ArrayList<>(List.of(
                "# Pruning by magnitude",
                "",
                setting.made(),
                "Seed " + SEED
                        + ". In every layer the smallest weights are set to 0, nothing is trained afterwards, and the"
                        + " training recordings are embedded anew. Median azimuth / elevation error, degrees.",
                ""));
        for (Corpus corpus : Corpus.values()) {
            List<Corpus.Test> tests = corpus.printedTests(setting.data());
            StringBuilder head = new StringBuilder("| " + corpus.label() + " | weights left");
            tests.forEach(test -> head.append(" | ").append(test.label()));
            lines.add(head + " |");
            lines.add("|---|---:" + "|---:".repeat(tests.size()) + "|");
            for (Contender contender : CONTENDERS) {
                Trial trial = setting.trial(corpus, contender, SEED);
                Bench.Agenda agenda = new Bench.Agenda();
                agenda.add(trial, List.of(tests.get(0).recordings()));
                setting.bench().run("pruning", agenda);
                TrainedMethod method = (TrainedMethod) setting.bench().trained(trial);
                for (double part : PRUNED) {
                    lines.add(row(contender, trial, method, part, tests));
                }
            }
            lines.add("");
        }
        return lines;
    }

    private static String row(
            Contender contender, Trial trial, TrainedMethod method, double part, List<Corpus.Test> tests) {
        TrainedMethod pruned = prune(method, trial.training(), part);
        StringBuilder row = new StringBuilder(
                String.format(Locale.ROOT, "| %s, %.0f%% pruned | %,d", contender.label(), 100 * part, left(pruned)));
        for (Corpus.Test test : tests) {
            Answers answers = Answers.of(pruned, test.recordings());
            row.append(String.format(
                    Locale.ROOT,
                    " | %.2f / %.2f",
                    Summary.of(answers.errors(test.recordings(), Angle.AZIMUTH)).median(),
                    Summary.of(answers.errors(test.recordings(), Angle.ELEVATION))
                            .median()));
        }
        return row + " |";
    }

    /** {@return a network with the smallest part of every weight matrix at 0} */
    static TrainedMethod prune(TrainedMethod method, Recordings training, double part) {
        // Sorted: azimuth's tensors stand before elevation's, as their coordinates do in an embedding.
        Map<String, Tensor> tensors = new TreeMap<>(method.model().tensors());
        tensors.replaceAll((name, tensor) -> isWeight(name, tensor) ? prune(tensor, part) : tensor);
        TrainedMethod pruned = of(method, tensors);
        // The neighbours have to lie where the pruned network puts them.
        float[][] places = pruned.embed(training.table());
        int from = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (entry.getKey().endsWith("embedding")) {
                Tensor old = entry.getValue();
                float[] values = new float[old.size(0) * old.size(1)];
                for (int i = 0; i < old.size(0); i++) {
                    System.arraycopy(places[i], from, values, i * old.size(1), old.size(1));
                }
                from += old.size(1);
                entry.setValue(Tensor.of(Dtype.F32, values, old.size(0), old.size(1)));
            }
        }
        return of(method, tensors);
    }

    private static TrainedMethod of(TrainedMethod method, Map<String, Tensor> tensors) {
        return new TrainedMethod(PrintedModel.of(method.model().spec(), tensors, "the pruned model"));
    }

    private static boolean isWeight(String name, Tensor tensor) {
        return name.endsWith("weight") && tensor.rank() == 2;
    }

    private static Tensor prune(Tensor weights, double part) {
        float[] values = weights.values().clone();
        float[] sizes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            sizes[i] = Math.abs(values[i]);
        }
        Arrays.sort(sizes);
        int gone = (int) Math.round(part * values.length);
        float least = gone == 0 ? 0 : sizes[Math.min(sizes.length - 1, gone)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]) < least ? 0 : values[i];
        }
        return Tensor.of(Dtype.F32, values, weights.size(0), weights.size(1));
    }

    private static long left(TrainedMethod method) {
        long count = 0;
        for (Map.Entry<String, Tensor> entry : method.model().tensors().entrySet()) {
            if (isWeight(entry.getKey(), entry.getValue())) {
                for (float value : entry.getValue().values()) {
                    count += value == 0 ? 0 : 1;
                }
            }
        }
        return count;
    }
}
