package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.api.Methods;
import org.bearing.api.Preset;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.PairTrust;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.tap.PairCheck;
import org.bearing.training.pair.PairRows;
import org.bearing.training.pair.PairTuning;
import org.bearing.training.pair.PairTuningSpec;

/**
 * Tunes the model of a pair to a room by labelled sound and, if there is any, unlabelled sound from it, and tells what that
 * gained on labels held back. Confidence and arc stay as they were fitted on many rooms: one room has too few labels to fit
 * them.
 */
public final class PairAdaptation {
    private static final double WIDEST_DEG = 90;
    /** Of the labels that are learnt from, one in so many chooses when to stop, and the blend with the peak. */
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
        tested = held.stream()
                .flatMap(stretch -> stretch.sounding(PairSceneRanges.SEQUENCE_S, 1).stream())
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

    /** {@return what looks broken in the labelled sound, a sentence for each file} */
    public List<String> warnings() {
        Map<Path, PairCheck> checks = new TreeMap<>();
        Stream.concat(learnt.stream(), held.stream())
                .forEach(stretch -> checks.computeIfAbsent(stretch.label().file(), file -> new PairCheck())
                        .accept(stretch.left(), stretch.right(), stretch.left().length));
        List<String> warnings = new ArrayList<>();
        checks.forEach((file, check) -> check.verdict().ifPresent(looks -> warnings.add(file + " " + looks)));
        return warnings;
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
        return run(out, PairTuningSpec.USUAL, bars);
    }

    RoomAdaptation.Result run(Path out, PairTuningSpec spec, BiFunction<String, Long, ProgressBar> bars) {
        RoomTest before = RoomTest.of(preset, tested);
        PairRows rows = new PairRows();
        PairRows stop = new PairRows();
        List<Stretch> aside = new ArrayList<>();
        for (int i = 0; i < learnt.size(); i++) {
            boolean stops = i % STOP_EVERY == STOP_EVERY / 2;
            PairSound.labelled(learnt.get(i), spacingM, stops ? stop : rows);
            if (stops) {
                aside.add(learnt.get(i));
            }
        }
        if (rows.size() == 0 || stop.size() == 0) {
            throw new ConfigurationException("Nothing sounds where the labels are (" + learnt.size()
                    + " stretches looked at); expected speech or other sound in each: check start_s and end_s.");
        }
        PairTuning.Tuned tuned = tune(spec, rows, stop, "learning from two thirds", bars);
        PairTrust trust = PairBlendFit.of(tuned.model(), aside, spacingM);
        RoomTest after = RoomTest.of(
                preset, tested, folder -> PairFiles.write(tuned.model().with(trust), folder));
        String gain = held.size() + " labels held back (" + tested.size() + " sequences of 0.26 s): before "
                + before.text() + "; after learning from " + learnt.size() + " labels and " + unlabelled.size()
                + " unlabelled sequences, " + after.text();
        if (!(after.meanDeg() < before.meanDeg())) {
            return new RoomAdaptation.Result(
                    false, gain + ": no gain, so no model was written; give more labels, or keep the model.");
        }
        PairModel whole = whole(spec, Math.max(1, tuned.steps()), bars).with(trust);
        Path weights = write(whole, out, gain);
        return new RoomAdaptation.Result(
                true,
                gain + "; wrote " + weights + ": localize --preset spaced-pair --set capture.spacing_m=" + spacingM
                        + " --set model=" + weights + " uses it.");
    }

    /** Learns from all labels, as long as was best for two thirds of them. */
    private PairModel whole(PairTuningSpec spec, int steps, BiFunction<String, Long, ProgressBar> bars) {
        PairRows all = new PairRows();
        learnt.forEach(stretch -> PairSound.labelled(stretch, spacingM, all));
        held.forEach(stretch -> PairSound.labelled(stretch, spacingM, all));
        return tune(spec.withSteps(steps), all, new PairRows(), "learning from all", bars)
                .model();
    }

    private PairTuning.Tuned tune(
            PairTuningSpec spec,
            PairRows rows,
            PairRows stop,
            String title,
            BiFunction<String, Long, ProgressBar> bars) {
        try (ProgressBar bar = bars.apply(title, (long) spec.steps())) {
            return new PairTuning(base, spec).tune(rows, stop, unlabelled, bar::step);
        }
    }

    private Path write(PairModel model, Path out, String gain) {
        String name = String.valueOf(out.toAbsolutePath().normalize().getFileName());
        String how = "adapted to a room by " + (learnt.size() + held.size()) + " labels and " + unlabelled.size()
                + " unlabelled sequences";
        PairModel made = PairModel.of(model.manifest().child(name, how, gain), model.tensors(), name);
        try {
            return PairFiles.write(made, Files.createDirectories(out));
        } catch (IOException e) {
            throw new BearingException(out + " cannot be made (" + e.getMessage() + "); choose another folder.", e);
        }
    }
}
