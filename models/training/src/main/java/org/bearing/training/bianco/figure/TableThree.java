package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bearing.training.bianco.recipe.BiancoData;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.PhaseSequences;

/** Table 3: directions between those of the grid, and positions nearer or farther than those of the training. */
final class TableThree {
    private final Setting setting;

    TableThree(Setting setting) {
        this.setting = setting;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        int labels =
                setting.size().mostLabels() < PRINTED_LABELS ? setting.size().mostLabels() : PRINTED_LABELS;
        LabelPick pick = setting.train(Rooms.DTU).pick(labels);
        LabelPick selection = setting.validation(Rooms.DTU).pick(labels);
        for (Learner learner : LEARNERS) {
            setting.train(setting.trial(Rooms.DTU, learner, labels), pick, selection);
        }
        PhaseSequences offGrid = setting.data()
                .sequences(BiancoData.Part.DTU_OFF_GRID, setting.size().stride());
        PhaseSequences offRange = setting.data()
                .sequences(BiancoData.Part.DTU_OFF_RANGE, setting.size().stride());
        List<Contender> contenders = new ArrayList<>(
                Contender.unlabelled(Rooms.DTU.grid(), offGrid.audio().spacingM()));
        contenders.addAll(Contender.labelled(setting, Rooms.DTU, pick, selection, labels));
        Sheet between = new Sheet();
        Sheet away = new Sheet();
        List<String> lines = new ArrayList<>(List.of(
                "# Table 3: off the grid and off the range",
                "",
                setting.made(),
                "",
                "Mean absolute error in degrees (eq. 17), the paper's behind in parentheses; J = " + labels
                        + " for what learns. Off the grid: 25, 28 and 45 degrees at 1.5 m, where the best class of the grid"
                        + " has an error of 4.00. Off the range: 0 degrees at 1 m, 10 and 40 at 2 m, -30 and -40 at 2.5 m, -30"
                        + " at 3 m; error and share of right classes in percent (eq. 18). The paper's text has the two numbers"
                        + " of positions the other way round; its list and its counts of sequences are as here.",
                "",
                "| method | off the grid | off the range |",
                "|---|---:|---:|"));
        for (Contender contender : contenders) {
            contender.judge(offGrid.whole(), between);
            contender.judge(offRange.whole(), away);
            lines.add("| " + contender.label() + " | " + cell(between, contender, false) + " | "
                    + cell(away, contender, true) + " |");
        }
        lines.add("");
        for (Sheet sheet : List.of(between, away)) {
            String where = sheet == between ? "Off the grid: " : "Off the range: ";
            for (String other : List.of(Contender.SRP, Contender.MUSIC, Learner.CNN_AS_CODE.label(), Contender.RTF)) {
                Optional<String> sentence =
                        Orderings.sentence(sheet, List.of(labels), Learner.VAE_SSL.label(), other, 0, "paper: ahead");
                sentence.ifPresent(text -> lines.add("- " + where + text));
            }
        }
        return lines;
    }

    private static final int PRINTED_LABELS = 988;
    private static final List<Learner> LEARNERS = List.of(Learner.VAE_SSL, Learner.CNN, Learner.CNN_AS_CODE);

    private static String cell(Sheet sheet, Contender contender, boolean offRange) {
        String paper = Printed.tableThree(contender.label(), offRange);
        String ours = sheet.at(contender.label(), contender.labels())
                .map(Scores::toString)
                .orElse("-");
        return paper.isEmpty() ? ours : ours + " (" + paper + ")";
    }
}
