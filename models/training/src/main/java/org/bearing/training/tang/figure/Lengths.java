package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.TangData;

/** Whether training longer brings the VAST-like errors down to the paper's: each length is four times the one before. */
final class Lengths {
    private static final List<Contender> CONTENDERS = List.of(Contender.SCE_5, Contender.WSCE_15);
    private static final int COUNT = 3;
    private static final int FACTOR = 4;

    private final List<Setting> lengths;
    private final Setting longest;

    Lengths(Setting longest) {
        this.longest = longest;
        lengths = IntStream.range(0, COUNT)
                .mapToObj(i -> longest.withSteps((int) Math.max(1, longest.steps() / Math.pow(FACTOR, COUNT - 1 - i))))
                .toList();
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        TangData data = longest.data();
        List<Corpus.Test> tests = new ArrayList<>(Corpus.VAST.printedTests(data));
        tests.addAll(Corpus.VAST.moreTests(data));
        List<Recordings> all = tests.stream().map(Corpus.Test::recordings).toList();
        Bench.Agenda agenda = new Bench.Agenda();
        for (Setting length : lengths) {
            for (long seed : length.allSeeds()) {
                CONTENDERS.forEach(contender -> agenda.add(length.trial(Corpus.VAST, contender, seed), all));
            }
        }
        longest.bench().run("training lengths", agenda);
        List<String> lines = new ArrayList<>(List.of(
                "# VAST-like: error against the length of the training",
                "",
                longest.made(),
                "",
                "Median absolute error in degrees, azimuth / elevation: median over the seeds (smallest-largest).",
                ""));
        for (Corpus.Test test : tests) {
            StringBuilder head = new StringBuilder("| " + test.label() + ", steps");
            lengths.forEach(length -> head.append(" | ").append(length.steps()));
            lines.add(head + " |");
            lines.add("|---" + "|---:".repeat(lengths.size()) + "|");
            for (Contender contender : CONTENDERS) {
                StringBuilder row = new StringBuilder("| " + contender.label());
                for (Setting length : lengths) {
                    row.append(" | ").append(spread(length, contender, test, Angle.AZIMUTH));
                    row.append(" / ").append(spread(length, contender, test, Angle.ELEVATION));
                }
                lines.add(row + " |");
            }
            lines.add("");
        }
        return lines;
    }

    private static Spread spread(Setting length, Contender contender, Corpus.Test test, Angle angle) {
        return Spread.of(length.allSeeds().stream()
                .mapToDouble(seed -> Summary.of(
                                length.errors(length.trial(Corpus.VAST, contender, seed), test.recordings(), angle))
                        .median())
                .toArray());
    }
}
