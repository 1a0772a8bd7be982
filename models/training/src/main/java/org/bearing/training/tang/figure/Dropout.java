package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.List;
import org.bearing.training.plot.Panels;

/** Figure 2: validation error against dropout. */
final class Dropout {
    private static final double[] RATES = {0, 0.2, 0.5, 0.8};
    private static final List<Contender> CONTENDERS = List.of(Contender.FF, Contender.SCE_5, Contender.SCE_15);

    private final Setting setting;

    Dropout(Setting setting) {
        this.setting = setting;
    }

    private Trial trial(Corpus corpus, Contender contender, long seed, double rate) {
        Trial usual = setting.trial(corpus, contender, seed);
        return new Trial(
                usual.label(),
                usual.training(),
                usual.validation(),
                contender.spec(seed, setting.epochs(usual.training()), rate));
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        Bench.Agenda agenda = new Bench.Agenda();
        for (Corpus corpus : Corpus.values()) {
            for (long seed : setting.allSeeds()) {
                for (Contender contender : CONTENDERS) {
                    for (double rate : RATES) {
                        Trial trial = trial(corpus, contender, seed, rate);
                        agenda.add(trial, List.of(trial.validation()));
                    }
                }
            }
        }
        setting.bench().run("figure 2", agenda);
        List<String> lines = new ArrayList<>(List.of(
                "# Figure 2: dropout",
                "",
                setting.made(),
                "",
                "Median absolute error on the validation recordings in degrees: median over the seeds (smallest-largest)."
                        + " The paper found 0.2 best for FF and for",
                "VAST, and SCE near 0 on CAMIL at every rate; it prints no other numbers.",
                "",
                setting.shown("", "Validation error against dropout"),
                "",
                "| | dropout 0 | 0.2 | 0.5 | 0.8 |",
                "|---|---:|---:|---:|---:|"));
        Panels panels = new Panels(2, 640, 430);
        for (Corpus corpus : Corpus.values()) {
            for (Angle angle : Angle.values()) {
                List<Lines.Line> drawn = new ArrayList<>();
                for (Contender contender : CONTENDERS) {
                    List<Double> middles = new ArrayList<>();
                    List<Double> reaches = new ArrayList<>();
                    StringBuilder row =
                            new StringBuilder("| " + corpus.label() + ", " + angle.label() + ", " + contender.label());
                    for (double rate : RATES) {
                        Spread spread = Spread.of(setting.allSeeds().stream()
                                .mapToDouble(seed -> {
                                    Trial trial = trial(corpus, contender, seed, rate);
                                    return Summary.of(setting.errors(trial, trial.validation(), angle))
                                            .median();
                                })
                                .toArray());
                        row.append(" | ").append(spread);
                        middles.add(spread.middle());
                        reaches.add((spread.most() - spread.least()) / 2);
                    }
                    lines.add(row + " |");
                    drawn.add(new Lines.Line(
                            contender.label(),
                            1 + CONTENDERS.indexOf(contender),
                            java.util.Arrays.stream(RATES).boxed().toList(),
                            middles,
                            reaches));
                }
                panels.add(Lines.of(corpus.label() + ", " + angle.label(), "dropout", "median error (degrees)", drawn));
            }
        }
        panels.write(setting.picture(""));
        return lines;
    }
}
