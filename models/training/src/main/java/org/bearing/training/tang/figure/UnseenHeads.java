package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bearing.training.plot.Panels;
import org.bearing.training.tang.recipe.Recordings;

/** Figures 7 and 8: heads never met, before and after training with many heads. */
final class UnseenHeads {
    private static final double BIN_DEG = 10;
    private static final double EDGE = 1e-6;
    private static final int LEAST_PER_BOX = 5;

    private final Setting setting;

    UnseenHeads(Setting setting) {
        this.setting = setting;
    }

    private void train(List<HeadTrials> trials, String title) {
        Bench.Agenda agenda = new Bench.Agenda();
        List<Recordings> all = HeadTrials.tests(setting.data()).stream()
                .map(Corpus.Test::recordings)
                .toList();
        for (long seed : setting.allSeeds()) {
            trials.forEach(one -> agenda.add(one.trial(setting, seed), all));
        }
        setting.bench().run(title, agenda);
    }

    /** {@return the report of figure 7 in Markdown, line by line} */
    List<String> errors() {
        train(List.of(HeadTrials.values()), "figure 7");
        List<String> lines = new ArrayList<>(List.of(
                "# Figure 7: heads never met",
                "",
                setting.made(),
                "",
                "WSCE_sim15; ten test heads in a room of 3.5 x 5 x 2.8 m, RT60 0.3 s, 2 s of white noise. Median azimuth /"
                        + " elevation error in degrees: median over the seeds (smallest-largest).",
                "",
                setting.shown("", "Errors before and after training with many heads"),
                "",
                "| trained with | paper | "
                        + String.join(
                                " | ",
                                HeadTrials.tests(setting.data()).stream()
                                        .map(Corpus.Test::label)
                                        .toList())
                        + " |",
                "|---|---:|" + "---:|".repeat(HeadTrials.tests(setting.data()).size())));
        for (HeadTrials trial : HeadTrials.values()) {
            StringBuilder row = new StringBuilder("| " + trial.label() + " | " + trial.printed());
            for (Corpus.Test test : HeadTrials.tests(setting.data())) {
                row.append(" | ")
                        .append(spread(trial, test.recordings(), Angle.AZIMUTH))
                        .append(" / ")
                        .append(spread(trial, test.recordings(), Angle.ELEVATION));
            }
            lines.add(row + " |");
        }
        lines.add("");
        Panels panels = new Panels(2, 720, 400);
        for (Angle angle : Angle.values()) {
            panels.add(Boxes.errors("test heads, " + angle.label(), boxes(angle)));
        }
        panels.write(setting.picture(""));
        return lines;
    }

    private List<Boxes.Box> boxes(Angle angle) {
        Recordings test = HeadTrials.tests(setting.data()).get(0).recordings();
        List<Boxes.Box> boxes = new ArrayList<>();
        for (HeadTrials trial : List.of(HeadTrials.BEFORE, HeadTrials.ONE_HEAD, HeadTrials.RETRAINED)) {
            double[] all = setting.allSeeds().stream()
                    .flatMapToDouble(seed -> Arrays.stream(setting.errors(trial.trial(setting, seed), test, angle)))
                    .sorted()
                    .toArray();
            boxes.add(new Boxes.Box(trial.label().replace(", ", "\n").replace(" (", "\n("), 0, boxes.size(), all));
        }
        return boxes;
    }

    private Spread spread(HeadTrials trial, Recordings test, Angle angle) {
        return Spread.of(setting.allSeeds().stream()
                .mapToDouble(seed -> Summary.of(setting.errors(trial.trial(setting, seed), test, angle))
                        .median())
                .toArray());
    }

    /** {@return the report of figure 8 in Markdown, line by line} */
    List<String> nearest() {
        List<HeadTrials> shown = List.of(HeadTrials.BEFORE, HeadTrials.RETRAINED);
        train(shown, "figure 8");
        List<String> lines = new ArrayList<>(List.of(
                "# Figure 8: the nearest training recording's angle",
                "",
                setting.made(),
                "Where the nearest neighbour of a test recording was, over where the test recording was; all seeds. Boxes:"
                        + " quartiles, whiskers: 5% to 95%, grey line: perfect.",
                "",
                setting.shown("", "Angle of the nearest training recording against the true angle"),
                "",
                "| | median distance | bias (median) | interquartile range of the difference |",
                "|---|---:|---:|---:|"));
        Panels panels = new Panels(2, 720, 430);
        for (HeadTrials trial : shown) {
            for (Angle angle : Angle.values()) {
                List<double[]> pairs = pairs(trial, angle);
                double[] differences = pairs.stream()
                        .mapToDouble(pair -> pair[1] - pair[0])
                        .sorted()
                        .toArray();
                double[] distances = Arrays.stream(differences).map(Math::abs).toArray();
                lines.add(String.format(
                        java.util.Locale.ROOT,
                        "| %s, %s | %.2f | %+.2f | %.2f |",
                        trial.label(),
                        angle.label(),
                        Summary.of(distances).median(),
                        Summary.at(differences, 0.5),
                        Summary.at(differences, 0.75) - Summary.at(differences, 0.25)));
                double limit = angle == Angle.AZIMUTH ? 95 : 50;
                panels.add(Boxes.angles(
                        trial.label() + ", " + angle.label(),
                        "nearest recording (degrees)",
                        bins(pairs, trial == HeadTrials.BEFORE ? 6 : 2),
                        limit));
            }
        }
        panels.write(setting.picture(""));
        lines.add("");
        return lines;
    }

    /** True angle and the nearest training recording's. */
    private List<double[]> pairs(HeadTrials trial, Angle angle) {
        Recordings test = HeadTrials.tests(setting.data()).get(0).recordings();
        List<double[]> pairs = new ArrayList<>();
        for (long seed : setting.allSeeds()) {
            Trial one = trial.trial(setting, seed);
            Answers answers = setting.bench().answersOf(one, test);
            for (int i = 0; i < test.size(); i++) {
                pairs.add(new double[] {angle.of(test, i), angle.of(one.training(), answers.nearest(i))});
            }
        }
        return pairs;
    }

    private static List<Boxes.Box> bins(List<double[]> pairs, int colour) {
        List<Boxes.Box> boxes = new ArrayList<>();
        for (double centre = -90; centre <= 90; centre += BIN_DEG) {
            double middle = centre;
            // Edges go to the bin that is nearer to the front, so that 45 and -45 are treated alike.
            double[] values = pairs.stream()
                    .filter(pair -> BIN_DEG * Math.rint(pair[0] * (1 - EDGE) / BIN_DEG) == middle)
                    .mapToDouble(pair -> pair[1])
                    .sorted()
                    .toArray();
            if (values.length >= LEAST_PER_BOX) {
                boxes.add(new Boxes.Box(Long.toString(Math.round(centre)), centre, colour, values));
            }
        }
        return boxes;
    }
}
