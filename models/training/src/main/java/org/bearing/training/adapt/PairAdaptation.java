package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.api.Methods;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.training.pair.PairRows;
import org.bearing.training.pair.PairTuning;
import org.bearing.training.pair.PairTuningSpec;

/**
 * Tunes the model of a pair to a room by labelled sound and, if there is any, unlabelled sound from it, and tells what that
 * gained on labels held back. How far the model can be trusted stays as it was fitted on many rooms: one room has too few
 * labels to fit it.
 */
public final class PairAdaptation {
    private static final double WIDEST_DEG = 90;
    /** Of the labels that are learnt from, one in so many chooses when to stop. */
    private static final int STOP_EVERY = 5;

    private final Preset preset;
    private final PairModel base;
    private final double spacingM;
    private final List<Stretch> learnt;
    private final List<Stretch> held;
    private final List<Stretch> tested;
    private final PairRows unlabelled = new PairRows();

    private PairAdaptation(Preset preset, List<Stretch> learnt, List<Stretch> held) {
        this.preset = preset;
        this.learnt = learnt;
        this.held = held;
        base = Methods.pairModel(preset);
        spacingM = Methods.spacingM(preset);
        double seconds = preset.number("analysis.integration_s").orElseThrow();
        tested = held.stream()
                .flatMap(stretch -> stretch.parts(seconds).stream())
                .toList();
    }

    /**
     * Reads labels and recordings.
     *
     * @param preset how the room was recorded; its method is the pair model's
     * @param table the labels
     * @param unlabelled folder of further recordings from the room, if any
     * @return what is to be done
     * @throws ConfigurationException if a label is not as expected, there are too few, or the folder has no sound
     * @throws BearingException if a file cannot be read
     */
    public static PairAdaptation of(Preset preset, Path table, Optional<Path> unlabelled) {
        // Wrong settings are told before minutes of sound are read.
        Methods.pairModel(preset);
        List<List<Stretch>> parts = RoomTest.divide(
                RoomLabels.read(table, WIDEST_DEG).stream().map(Stretch::read).toList());
        PairAdaptation adaptation = new PairAdaptation(preset, parts.get(0), parts.get(1));
        unlabelled.ifPresent(folder -> PairSound.unlabelled(
                folder, adaptation.spacingM, preset.number("analysis.minimum_level_dbfs"), adaptation.unlabelled));
        return adaptation;
    }

    /**
     * Learns, compares and, if that is better, writes the model. It is compared with a third of the labels held back, and
     * written with all of them.
     *
     * @param out folder of the model, named after it; made if it is not there
     * @param bars makes a progress bar from a title and a total
     * @return what came of it
     * @throws ConfigurationException if nothing sounds where the labels are
     */
    public RoomAdaptation.Result run(Path out, BiFunction<String, Long, ProgressBar> bars) {
        RoomTest before = RoomTest.of(preset, tested);
        PairModel tuned = tune(learnt, "learning from two thirds", bars);
        RoomTest after = RoomTest.of(preset, tested, folder -> PairFiles.write(tuned, folder));
        String gain = held.size() + " labels held back: before " + before.text() + "; after learning from "
                + learnt.size() + " labels and " + unlabelled.size() + " unlabelled sequences, " + after.text();
        if (!(after.meanDeg() < before.meanDeg())) {
            return new RoomAdaptation.Result(
                    false, gain + ": no gain, so no model was written; give more labels, or keep the model.");
        }
        List<Stretch> all = new ArrayList<>(learnt);
        all.addAll(held);
        PairModel whole = tune(all, "learning from all", bars);
        String name = String.valueOf(out.toAbsolutePath().normalize().getFileName());
        PairModel made = PairModel.of(
                whole.manifest()
                        .child(
                                name,
                                "adapted to a room by " + all.size() + " labels and " + unlabelled.size()
                                        + " unlabelled sequences",
                                gain),
                whole.tensors(),
                name);
        try {
            Path weights = PairFiles.write(made, Files.createDirectories(out));
            return new RoomAdaptation.Result(
                    true,
                    gain + "; wrote " + weights + ": localize --preset spaced-pair --set model=" + weights
                            + " uses it.");
        } catch (IOException e) {
            throw new BearingException(out + " cannot be made (" + e.getMessage() + "); choose another folder.", e);
        }
    }

    private PairModel tune(List<Stretch> labelled, String title, BiFunction<String, Long, ProgressBar> bars) {
        PairRows rows = new PairRows();
        PairRows stop = new PairRows();
        for (int i = 0; i < labelled.size(); i++) {
            PairSound.labelled(labelled.get(i), spacingM, i % STOP_EVERY == STOP_EVERY / 2 ? stop : rows);
        }
        if (rows.size() == 0 || stop.size() == 0) {
            throw new ConfigurationException("Nothing sounds where the labels are (" + labelled.size()
                    + " stretches looked at); expected speech or other sound in each: check start_s and end_s.");
        }
        PairTuningSpec spec = PairTuningSpec.USUAL;
        try (ProgressBar bar = bars.apply(title, (long) spec.steps())) {
            return new PairTuning(base, spec).run(rows, stop, unlabelled, bar::step);
        }
    }
}
