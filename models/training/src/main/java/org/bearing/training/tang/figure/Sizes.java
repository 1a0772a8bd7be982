package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bearing.training.plot.Panels;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.TangData;

/** Figure 4: error against the size of the training set. */
final class Sizes {
    private static final int[] PERCENT = {10, 25, 50, 70};
    private static final List<Contender> CONTENDERS = List.of(Contender.LEM, Contender.FF, Contender.SCE_5);

    private static final List<Contender> MORE = List.of(Contender.FF, Contender.SCE_5, Contender.WSCE_15);

    private final Setting setting;

    Sizes(Setting setting) {
        this.setting = setting;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        Bench.Agenda agenda = new Bench.Agenda();
        for (Corpus corpus : Corpus.values()) {
            List<Recordings> all = new ArrayList<>();
            corpus.printedTests(setting.data()).forEach(test -> all.add(test.recordings()));
            corpus.moreTests(setting.data()).forEach(test -> all.add(test.recordings()));
            for (long seed : setting.allSeeds()) {
                for (Contender contender : CONTENDERS) {
                    for (int percent : PERCENT) {
                        agenda.add(setting.trial(corpus, contender, seed, percent), all);
                    }
                }
            }
        }
        setting.bench().run("figure 4", agenda);
        List<String> lines = new ArrayList<>(List.of(
                "# Figure 4: less training data",
                "",
                setting.made(),
                "",
                "Median absolute error in degrees: median over the seeds (smallest-largest). The validation set stays 30% of"
                        + " all recordings. The paper, CAMIL azimuth at 10%:",
                "SCE 0.81, FF 1.08, LEM 2.56.",
                "",
                setting.shown("", "Error against the size of the training set"),
                ""));
        Panels panels = new Panels(2, 640, 430);
        for (Corpus corpus : Corpus.values()) {
            List<Corpus.Test> tests = new ArrayList<>(corpus.printedTests(setting.data()));
            int printed = tests.size();
            tests.addAll(corpus.moreTests(setting.data()));
            for (Corpus.Test test : tests) {
                for (Angle angle : Angle.values()) {
                    lines.add("| " + test.label() + ", " + angle.label() + " | 10% | 25% | 50% | 70% |");
                    lines.add("|---|---:|---:|---:|---:|");
                    List<Lines.Line> drawn = new ArrayList<>();
                    for (Contender contender : CONTENDERS) {
                        drawn.add(line(corpus, test, angle, contender, lines));
                    }
                    lines.add("");
                    if (tests.indexOf(test) < printed || test.label().equals(Corpus.LIKE_TRAINING)) {
                        panels.add(Lines.of(
                                test.label() + ", " + angle.label(),
                                "part of the recordings that trains (%)",
                                "median error (degrees)",
                                drawn));
                    }
                }
            }
        }
        panels.write(setting.picture(""));
        if (!setting.data().isOriginal(TangData.Part.VAST_TRAIN)) {
            lines.addAll(more());
        }
        return lines;
    }

    /** Whether more recordings of the same rooms and places would bring the errors down to the paper's. */
    private List<String> more() {
        List<Corpus.Test> tests = new ArrayList<>(Corpus.VAST.printedTests(setting.data()));
        tests.addAll(Corpus.VAST.moreTests(setting.data()));
        Bench.Agenda agenda = new Bench.Agenda();
        for (long seed : setting.allSeeds()) {
            for (Contender contender : MORE) {
                List<Recordings> all =
                        tests.stream().map(Corpus.Test::recordings).toList();
                agenda.add(setting.trial(Corpus.VAST, contender, seed), all);
                agenda.add(setting.largerTrial(contender, seed), all);
            }
        }
        setting.bench().run("figure 4, more recordings", agenda);
        int few =
                Corpus.VAST.training(setting.data(), 1, Corpus.TRAINING_PERCENT).size();
        int many = Corpus.moreTraining(setting.data(), 1).size();
        List<String> lines = new ArrayList<>(List.of(
                "## More recordings of the same rooms and places",
                "",
                "VAST-like, as many steps: " + few + " / " + many
                        + " training recordings. Median absolute error, degrees.",
                ""));
        StringBuilder head = new StringBuilder("| ");
        for (Corpus.Test test : tests) {
            for (Angle angle : Angle.values()) {
                head.append(" | ").append(test.label()).append(", ").append(angle.label());
            }
        }
        lines.add(head + " |");
        lines.add("|---" + "|---:".repeat(2 * tests.size()) + "|");
        for (Contender contender : MORE) {
            StringBuilder row = new StringBuilder("| " + contender.label());
            for (Corpus.Test test : tests) {
                for (Angle angle : Angle.values()) {
                    row.append(" | ")
                            .append(spread(test, angle, seed -> setting.trial(Corpus.VAST, contender, seed)))
                            .append(" / ")
                            .append(spread(test, angle, seed -> setting.largerTrial(contender, seed)));
                }
            }
            lines.add(row + " |");
        }
        lines.add("");
        return lines;
    }

    private Spread spread(Corpus.Test test, Angle angle, LongFunction<Trial> trials) {
        return Spread.of(setting.allSeeds().stream()
                .mapToDouble(seed -> Summary.of(setting.errors(trials.apply(seed), test.recordings(), angle))
                        .median())
                .toArray());
    }

    private Lines.Line line(Corpus corpus, Corpus.Test test, Angle angle, Contender contender, List<String> lines) {
        StringBuilder row = new StringBuilder("| " + contender.label());
        List<Double> places = new ArrayList<>();
        List<Double> middles = new ArrayList<>();
        List<Double> reaches = new ArrayList<>();
        for (int percent : PERCENT) {
            Spread spread = spread(test, angle, seed -> setting.trial(corpus, contender, seed, percent));
            row.append(" | ").append(spread);
            places.add((double) percent);
            middles.add(spread.middle());
            reaches.add((spread.most() - spread.least()) / 2);
        }
        lines.add(row + " |");
        return new Lines.Line(contender.label(), CONTENDERS.indexOf(contender), places, middles, reaches);
    }
}
