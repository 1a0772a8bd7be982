package org.bearing.training.tang.figure;

import java.util.ArrayList;
import java.util.List;
import org.bearing.training.plot.Panels;
import org.bearing.training.tang.recipe.Recordings;

/** Figure 5: where training and test recordings lie in the embedding of WSCE. */
final class Embeddings {
    private static final List<Contender> CONTENDERS = List.of(Contender.WSCE_5, Contender.WSCE_15, Contender.WSCE_30);
    private static final long SEED = 1;
    private static final int MOST_POINTS = 3000;

    private final Setting setting;

    Embeddings(Setting setting) {
        this.setting = setting;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        Bench.Agenda agenda = new Bench.Agenda();
        for (Corpus corpus : Corpus.values()) {
            for (Contender contender : CONTENDERS) {
                Trial trial = setting.trial(corpus, contender, SEED);
                agenda.add(trial, List.of(trial.training(), test(corpus)));
            }
        }
        setting.bench().run("figure 5", agenda);
        List<String> lines = new ArrayList<>(List.of(
                "# Figure 5: the embeddings of WSCE",
                "",
                setting.made(),
                "Drawn: seed " + SEED
                        + ". Every point is a recording, coloured by its true angle; the axes are the principal"
                        + " axes of the training points.",
                ""));
        for (Corpus corpus : Corpus.values()) {
            String suffix = corpus == Corpus.CAMIL ? "-camil" : "-vast";
            draw(corpus, suffix);
            lines.addAll(
                    List.of("## " + corpus.label(), "", setting.shown(suffix, "Embeddings of " + corpus.label()), ""));
        }
        return lines;
    }

    private Recordings test(Corpus corpus) {
        return corpus.printedTests(setting.data()).get(0).recordings();
    }

    private void draw(Corpus corpus, String suffix) {
        Panels panels = new Panels(4, 430, 400);
        for (Contender contender : CONTENDERS) {
            Trial trial = setting.trial(corpus, contender, SEED);
            Scatter.Frame frame = new Scatter.Frame(points(trial, trial.training()));
            for (Recordings shown : List.of(trial.training(), test(corpus))) {
                double[][] points = frame.turn(points(trial, shown));
                String which = shown == trial.training() ? "training" : "test";
                for (Angle angle : Angle.values()) {
                    float[] angles = new float[points.length];
                    for (int i = 0; i < angles.length; i++) {
                        angles[i] = angle.of(shown, i);
                    }
                    panels.add(Scatter.of(
                            contender.label() + ", " + which + ": " + angle.label(),
                            points,
                            angles,
                            angle == Angle.AZIMUTH ? 90 : 45));
                }
            }
        }
        panels.write(setting.picture(suffix));
    }

    private double[][] points(Trial trial, Recordings recordings) {
        Answers answers = setting.bench().answersOf(trial, recordings);
        double[][] points = new double[Math.min(MOST_POINTS, recordings.size())][3];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < 3; d++) {
                points[i][d] = answers.place(i, d);
            }
        }
        return points;
    }
}
