package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.VaeMethod;
import org.bearing.method.DelayMap;
import org.bearing.method.GccPhat;
import org.bearing.method.Music;
import org.bearing.method.SrpPhat;
import org.bearing.method.SteeringGrid;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.PairGrid;
import org.bearing.training.bianco.recipe.RtfNeighbour;
import org.bearing.training.bianco.recipe.SequenceSubset;

/**
 * A method in a table.
 *
 * @param label its name
 * @param labels J; 0 if it learns nothing from these rooms
 * @param localizer what answers
 */
record Contender(String label, int labels, Localizer localizer) {
    static final String SRP = "srp-phat";
    static final String MUSIC = "music, toolbox's form";
    static final String MUSIC_NORMALISED = "music, normalised";
    static final String RTF = "rtf-1nn";
    static final String VAE = "vae, as shipped";
    static final String TUNED = "vae, tuned on the J labels";

    /** Length of a sequence. */
    static final double SEQUENCE_SECONDS = 0.256;

    /** Puts its score on some sequences into a table. */
    void judge(SequenceSubset sequences, Sheet into) {
        into.add(label, labels, Scores.of(localizer.azimuthDeg(sequences), sequences));
    }

    /** {@return the methods that learn nothing from these rooms} */
    static List<Contender> unlabelled(PairGrid grid, double spacingM) {
        SteeringGrid printed = new SteeringGrid(spacingM, grid.stepDeg());
        SteeringGrid fine = new SteeringGrid(spacingM, 1);
        return List.of(
                new Contender(SRP, 0, Localizer.of(new SrpPhat(printed, SEQUENCE_SECONDS))),
                new Contender("srp-phat, continuous", 0, Localizer.of(new SrpPhat(fine, SEQUENCE_SECONDS))),
                new Contender(MUSIC, 0, Localizer.of(new Music(printed, Music.Form.PLAIN, SEQUENCE_SECONDS))),
                new Contender(
                        MUSIC_NORMALISED, 0, Localizer.of(new Music(printed, Music.Form.NORMALISED, SEQUENCE_SECONDS))),
                new Contender(
                        "gcc-phat, continuous",
                        0,
                        Localizer.of(new GccPhat(new DelayMap.Pair(spacingM), SEQUENCE_SECONDS))),
                new Contender(
                        VAE, 0, Localizer.of(new VaeMethod(PairFiles.bundled(), spacingM, true, SEQUENCE_SECONDS))));
    }

    /** {@return the methods that learn from J labels, as far as they are trained} */
    static List<Contender> labelled(Setting setting, Rooms rooms, LabelPick pick, LabelPick selection, int labels) {
        List<Contender> contenders = new ArrayList<>();
        VaeMethod tuned = new VaeMethod(
                setting.tuned(rooms, labels, pick, selection),
                pick.labelled().all().audio().spacingM(),
                true,
                SEQUENCE_SECONDS);
        contenders.add(new Contender(TUNED, labels, Localizer.of(tuned)));
        contenders.add(
                new Contender(RTF, labels, Localizer.of(RtfNeighbour.of(pick.labelled(), RtfNeighbour.Bins.ALL))));
        for (Learner learner : Learner.values()) {
            setting.weights(setting.trial(rooms, learner, labels))
                    .ifPresent(
                            weights -> contenders.add(new Contender(learner.label(), labels, Localizer.of(weights))));
        }
        return contenders;
    }
}
