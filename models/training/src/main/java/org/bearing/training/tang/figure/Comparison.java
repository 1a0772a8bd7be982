package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bearing.training.plot.Panels;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.MethodSpec.Kind;
import org.bearing.training.tang.recipe.Fact;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.TangData;

/** Figures 3 and 6: methods side by side on all tests. */
final class Comparison {
    /** Those that are trained once more, without the blocks. */
    private static final List<Contender> BLOCKS = List.of(Contender.LEM, Contender.FF, Contender.SCE_5);

    private static final int[] DIMENSIONS = {2, 3, 5, 10, 20};
    private static final double[] RT60_EDGES = {0, 0.2, 0.3, 1};
    private static final double[] DRR_EDGES = {-100, -1, 2, 5, 100};

    private final Setting setting;
    private final String title;
    private final List<Contender> contenders;
    private final boolean lemVariants;

    Comparison(Setting setting, String title, List<Contender> contenders, boolean lemVariants) {
        this.setting = setting;
        this.title = title;
        this.contenders = contenders;
        this.lemVariants = lemVariants;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        Bench.Agenda agenda = new Bench.Agenda();
        for (Corpus corpus : Corpus.values()) {
            List<Recordings> all = new ArrayList<>();
            corpus.printedTests(setting.data()).forEach(test -> all.add(test.recordings()));
            corpus.moreTests(setting.data()).forEach(test -> all.add(test.recordings()));
            for (long seed : setting.allSeeds()) {
                for (Contender contender : contenders) {
                    agenda.add(setting.trial(corpus, contender, seed), all);
                    if (BLOCKS.contains(contender)) {
                        agenda.add(
                                setting.blockTrial(corpus, contender, seed),
                                corpus.blockTests(setting.data()).stream()
                                        .map(Corpus.Test::recordings)
                                        .toList());
                    }
                }
            }
            if (lemVariants) {
                lemTrials(corpus).forEach(trial -> agenda.add(trial, all));
            }
        }
        setting.bench().run(title, agenda);
        List<String> lines = new ArrayList<>(List.of("# " + title, "", setting.made(), ""));
        lines.addAll(printed());
        lines.addAll(more());
        if (!setting.data().isOriginal(TangData.Part.VAST_1)) {
            lines.addAll(conditions());
        }
        if (lemVariants) {
            lines.addAll(lem());
        }
        draw();
        return lines;
    }

    private List<String> printed() {
        List<String> lines = new ArrayList<>(List.of(
                "Median absolute error in degrees: median over the seeds (smallest-largest), the paper's median behind"
                        + " the stroke.",
                "",
                "| | CAMIL-like azimuth | elevation | VAST-like 1 azimuth | elevation | VAST-like 2 azimuth | elevation |",
                "|---|---:|---:|---:|---:|---:|---:|"));
        for (Contender contender : contenders) {
            StringBuilder row = new StringBuilder("| " + contender.label());
            int number = 0;
            for (Corpus corpus : Corpus.values()) {
                for (Corpus.Test test : corpus.printedTests(setting.data())) {
                    for (Angle angle : Angle.values()) {
                        row.append(" | ")
                                .append(spread(corpus, contender, test.recordings(), angle))
                                .append(" / ")
                                .append(Printed.median(contender, number, angle));
                    }
                    number++;
                }
            }
            lines.add(row + " |");
        }
        lines.addAll(List.of("", setting.shown("", "Box plots of the errors"), ""));
        lines.add("Boxes: quartiles, line: median, whiskers: 5% to 95%; all seeds together.");
        lines.add("");
        return lines;
    }

    private List<String> more() {
        List<String> lines = new ArrayList<>(List.of(
                "## Off the grid, directions never trained, other sounds",
                "",
                "Median azimuth / elevation error, degrees. Held-out blocks: a fifth of the box, in blocks of 15 x 15"
                        + " degrees, is left out of the training and alone tested.",
                ""));
        StringBuilder head = new StringBuilder("| ");
        contenders.forEach(contender -> head.append(" | ").append(contender.label()));
        lines.add(head + " |");
        lines.add("|---" + "|---:".repeat(contenders.size()) + "|");
        for (Corpus corpus : Corpus.values()) {
            List<Corpus.Test> tests = new ArrayList<>(corpus.printedTests(setting.data()));
            tests.addAll(corpus.moreTests(setting.data()));
            for (Corpus.Test test : tests) {
                StringBuilder row = new StringBuilder("| " + test.label());
                contenders.forEach(contender -> row.append(" | ").append(both(corpus, contender, test.recordings())));
                lines.add(row + " |");
            }
            for (Corpus.Test blocks : corpus.blockTests(setting.data())) {
                StringBuilder row = new StringBuilder("| " + blocks.label());
                for (Contender contender : contenders) {
                    row.append(" | ")
                            .append(
                                    BLOCKS.contains(contender)
                                            ? blocks(corpus, contender, blocks.recordings(), Angle.AZIMUTH) + " / "
                                                    + blocks(corpus, contender, blocks.recordings(), Angle.ELEVATION)
                                            : "-");
                }
                lines.add(row + " |");
            }
        }
        lines.add("");
        return lines;
    }

    private Spread blocks(Corpus corpus, Contender contender, Recordings test, Angle angle) {
        return Spread.of(setting.allSeeds().stream()
                .mapToDouble(
                        seed -> Summary.of(setting.errors(setting.blockTrial(corpus, contender, seed), test, angle))
                                .median())
                .toArray());
    }

    private List<String> conditions() {
        List<String> lines = new ArrayList<>(List.of(
                "## VAST-like: error against reverberation",
                "",
                "Both tests together, all seeds; median azimuth / elevation error, degrees.",
                ""));
        lines.addAll(table("RT60 (s)", Fact.RT60_SECONDS, RT60_EDGES));
        lines.addAll(table("direct-to-reverberant ratio (dB)", Fact.DIRECT_TO_REVERBERANT_DB, DRR_EDGES));
        return lines;
    }

    private List<String> table(String name, Fact fact, double[] edges) {
        StringBuilder head = new StringBuilder("| " + name);
        for (int bin = 0; bin + 1 < edges.length; bin++) {
            String from = bin == 0 ? "below " : bin + 2 == edges.length ? "above " : edges[bin] + " to ";
            head.append(" | ").append(from).append(bin + 2 == edges.length ? edges[bin] : edges[bin + 1]);
        }
        List<String> lines = new ArrayList<>(List.of(head + " |", "|---" + "|---:".repeat(edges.length - 1) + "|"));
        StringBuilder counts = new StringBuilder("| recordings");
        for (int bin = 0; bin + 1 < edges.length; bin++) {
            counts.append(" | ").append(count(fact, edges[bin], edges[bin + 1]));
        }
        lines.add(counts + " |");
        for (Contender contender : contenders) {
            StringBuilder row = new StringBuilder("| " + contender.label());
            for (int bin = 0; bin + 1 < edges.length; bin++) {
                row.append(String.format(
                        java.util.Locale.ROOT,
                        " | %.2f / %.2f",
                        within(contender, Angle.AZIMUTH, fact, edges[bin], edges[bin + 1]),
                        within(contender, Angle.ELEVATION, fact, edges[bin], edges[bin + 1])));
            }
            lines.add(row + " |");
        }
        lines.add("");
        return lines;
    }

    private long count(Fact fact, double from, double to) {
        long count = 0;
        for (Corpus.Test test : Corpus.VAST.printedTests(setting.data())) {
            for (int i = 0; i < test.recordings().size(); i++) {
                float value = test.recordings().fact(i, fact);
                count += value >= from && value < to ? 1 : 0;
            }
        }
        return count;
    }

    private double within(Contender contender, Angle angle, Fact fact, double from, double to) {
        List<Double> kept = new ArrayList<>();
        for (long seed : setting.allSeeds()) {
            for (Corpus.Test test : Corpus.VAST.printedTests(setting.data())) {
                double[] errors = setting.errors(setting.trial(Corpus.VAST, contender, seed), test.recordings(), angle);
                for (int i = 0; i < errors.length; i++) {
                    float value = test.recordings().fact(i, fact);
                    if (value >= from && value < to) {
                        kept.add(errors[i]);
                    }
                }
            }
        }
        return Summary.of(kept.stream().mapToDouble(d -> d).toArray()).median();
    }

    private List<Trial> lemTrials(Corpus corpus) {
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : List.of(Kind.LEM_NEAREST, Kind.LEM_GAUSSIAN)) {
            for (Trial.Scale scale : List.of(Trial.Scale.STANDARDIZED, Trial.Scale.RAW)) {
                for (int dimensions : DIMENSIONS) {
                    trials.add(new Trial(
                            "LEM " + dimensions,
                            corpus.training(setting.data(), 1, Corpus.TRAINING_PERCENT),
                            corpus.validation(setting.data(), 1),
                            Contender.lem(kind, dimensions, 1, 1),
                            scale));
                }
            }
        }
        return trials;
    }

    private List<String> lem() {
        List<String> lines = new ArrayList<>(List.of(
                "## LEM: kernels, scale of the cues, dimensions",
                "",
                "Median azimuth / elevation error, degrees, seed 1.",
                "",
                "| kernel | cues | dimensions | CAMIL-like | VAST-like 1 | VAST-like 2 |",
                "|---|---|---:|---:|---:|---:|"));
        List<Trial> camil = lemTrials(Corpus.CAMIL);
        List<Trial> vast = lemTrials(Corpus.VAST);
        for (int i = 0; i < camil.size(); i++) {
            MethodSpec spec = camil.get(i).spec();
            lines.add("| " + (spec.kind() == Kind.LEM_NEAREST ? "nearest neighbours" : "Gaussian") + " | "
                    + camil.get(i).scale().name().toLowerCase(java.util.Locale.ROOT) + " | " + spec.dimensions() + " | "
                    + both(
                            camil.get(i),
                            Corpus.CAMIL.printedTests(setting.data()).get(0).recordings()) + " | "
                    + both(
                            vast.get(i),
                            Corpus.VAST.printedTests(setting.data()).get(0).recordings()) + " | "
                    + both(
                            vast.get(i),
                            Corpus.VAST.printedTests(setting.data()).get(1).recordings()) + " |");
        }
        lines.add("");
        return lines;
    }

    private String both(Trial trial, Recordings test) {
        return String.format(
                java.util.Locale.ROOT,
                "%.2f / %.2f",
                Summary.of(setting.errors(trial, test, Angle.AZIMUTH)).median(),
                Summary.of(setting.errors(trial, test, Angle.ELEVATION)).median());
    }

    private String both(Corpus corpus, Contender contender, Recordings test) {
        return spread(corpus, contender, test, Angle.AZIMUTH) + " / "
                + spread(corpus, contender, test, Angle.ELEVATION);
    }

    private Spread spread(Corpus corpus, Contender contender, Recordings test, Angle angle) {
        return Spread.of(setting.allSeeds().stream()
                .mapToDouble(seed -> Summary.of(setting.errors(setting.trial(corpus, contender, seed), test, angle))
                        .median())
                .toArray());
    }

    private void draw() {
        Panels panels = new Panels(3, 520, 380);
        for (Angle angle : Angle.values()) {
            for (Corpus corpus : Corpus.values()) {
                for (Corpus.Test test : corpus.printedTests(setting.data())) {
                    List<Boxes.Box> boxes = new ArrayList<>();
                    for (Contender contender : contenders) {
                        double[] all = setting.allSeeds().stream()
                                .flatMapToDouble(seed -> Arrays.stream(setting.errors(
                                        setting.trial(corpus, contender, seed), test.recordings(), angle)))
                                .sorted()
                                .toArray();
                        String label = contender.label().replace("_", "\n");
                        boxes.add(new Boxes.Box(label, 0, boxes.size(), all));
                    }
                    panels.add(Boxes.errors(test.label() + ", " + angle.label(), boxes));
                }
            }
        }
        panels.write(setting.picture(""));
    }
}
