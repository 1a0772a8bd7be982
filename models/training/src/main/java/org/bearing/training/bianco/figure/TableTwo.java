package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.PhaseSequences;

/** Table 2: all methods on both sets for every number of labels. */
final class TableTwo {
    private static final List<Learner> USUAL = List.of(Learner.VAE_SSL, Learner.CNN, Learner.CNN_AS_CODE);

    /** Trained with the largest J in the DTU-like room only. */
    private static final List<Learner> VARIANTS =
            List.of(Learner.VAE_SSL_NORMAL, Learner.VAE_SSL_OWN_LABELS, Learner.VAE_SSL_SHORT, Learner.VAE_SSL_EXACT);

    private final Setting setting;

    TableTwo(Setting setting) {
        this.setting = setting;
    }

    /** {@return the report in Markdown, line by line} */
    List<String> run() {
        for (int place = 0; place < order(Rooms.DTU).size(); place++) {
            for (Rooms rooms : Rooms.values()) {
                train(rooms, USUAL, order(rooms).subList(place, place + 1));
            }
        }
        train(Rooms.DTU, VARIANTS, order(Rooms.DTU).subList(0, 1));
        List<String> lines =
                new ArrayList<>(List.of("# Table 2: mean absolute error and accuracy", "", setting.made(), ""));
        lines.add("Mean absolute error in degrees (eq. 17) / share of answers whose nearest class is right in percent"
                + " (eq. 18), the paper's behind in parentheses. Sequences of 0.256 s from one position and without a"
                + " label; J labelled sequences of the training set teach, J of the validation set choose the network. The"
                + " paper's CNN stands beside the one that is trained as the released code does it.");
        List<String> missing = new ArrayList<>();
        for (Rooms rooms : Rooms.values()) {
            lines.addAll(report(rooms, missing));
        }
        if (!missing.isEmpty()) {
            lines.add("");
            lines.add("Not trained yet: " + String.join("; ", missing) + ".");
        }
        return lines;
    }

    private void train(Rooms rooms, List<Learner> learners, List<Integer> order) {
        PhaseSequences train = setting.train(rooms);
        PhaseSequences validation = setting.validation(rooms);
        for (int labels : order) {
            for (Learner learner : learners) {
                setting.train(setting.trial(rooms, learner, labels), train.pick(labels), validation.pick(labels));
            }
        }
    }

    private List<Integer> columns(Rooms rooms) {
        return rooms.labels(setting.size().mostLabels());
    }

    /** {@return the numbers of labels, the largest first and the smallest last: an interrupted run has what tells most} */
    private List<Integer> order(Rooms rooms) {
        List<Integer> order = new ArrayList<>(columns(rooms));
        order.add(0, order.remove(order.size() - 1));
        order.add(order.remove(1));
        return order;
    }

    private List<Learner> learners(Rooms rooms, int labels) {
        boolean most = rooms == Rooms.DTU && labels == order(rooms).get(0);
        if (!most) {
            return USUAL;
        }
        List<Learner> all = new ArrayList<>(USUAL);
        all.addAll(VARIANTS);
        return all;
    }

    private List<String> report(Rooms rooms, List<String> missing) {
        PhaseSequences train = setting.train(rooms);
        PhaseSequences validation = setting.validation(rooms);
        Sheet ofTrain = new Sheet();
        Sheet ofValidation = new Sheet();
        for (Contender contender :
                Contender.unlabelled(rooms.grid(), train.audio().spacingM())) {
            contender.judge(train.whole(), ofTrain);
            contender.judge(validation.whole(), ofValidation);
        }
        for (int labels : columns(rooms)) {
            LabelPick pick = train.pick(labels);
            for (Contender contender : Contender.labelled(setting, rooms, pick, validation.pick(labels), labels)) {
                contender.judge(pick.test(), ofTrain);
                contender.judge(validation.pick(labels).test(), ofValidation);
            }
            for (Learner learner : learners(rooms, labels)) {
                Trial trial = setting.trial(rooms, learner, labels);
                if (setting.weights(trial).isEmpty()) {
                    missing.add(trial.title());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.addAll(table(rooms, false, ofTrain));
        lines.addAll(table(rooms, true, ofValidation));
        return lines;
    }

    private List<String> table(Rooms rooms, boolean validation, Sheet sheet) {
        List<String> lines = new ArrayList<>(
                List.of("", "## " + rooms.label() + ", " + (validation ? "validation" : "training"), ""));
        lines.addAll(sheet.markdown(
                columns(rooms), (method, labels) -> Printed.tableTwo(rooms, validation, method, labels)));
        lines.add("");
        for (Claim claim : Claim.ALL) {
            Optional<String> sentence =
                    Orderings.sentence(sheet, columns(rooms), claim.ours(), claim.other(), claim.from(), claim.words());
            sentence.ifPresent(text -> lines.add("- " + text));
        }
        return lines;
    }

    /** That a method is ahead of another one from a number of labels on. */
    private record Claim(String ours, String other, int from, String words) {
        private static final int ENOUGH = 247;

        static final List<Claim> ALL = List.of(
                new Claim(Contender.TUNED, Contender.SRP, ENOUGH, "ours: ahead from J = 247 on"),
                new Claim(Contender.TUNED, Contender.MUSIC_NORMALISED, ENOUGH, "ours: ahead from J = 247 on"),
                new Claim(Contender.TUNED, Learner.CNN.label(), ENOUGH, "ours: ahead from J = 247 on"),
                new Claim(Contender.TUNED, Learner.CNN_AS_CODE.label(), ENOUGH, "ours: ahead from J = 247 on"),
                new Claim(Learner.VAE_SSL.label(), Contender.SRP, ENOUGH, "paper: ahead from J = 247 on"),
                new Claim(Learner.VAE_SSL.label(), Contender.MUSIC, ENOUGH, "paper: ahead from J = 247 on"),
                new Claim(Learner.VAE_SSL.label(), Learner.CNN_AS_CODE.label(), 0, "paper: ahead everywhere"),
                new Claim(Learner.VAE_SSL.label(), Learner.CNN.label(), 0, "the paper's text: ahead everywhere"));
    }
}
