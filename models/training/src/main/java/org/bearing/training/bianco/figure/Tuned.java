package org.bearing.training.bianco.figure;

import org.bearing.cues.PairCues;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.VaeMethod;
import org.bearing.method.DirectionCandidates;
import org.bearing.training.adapt.PairBlendFit;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.SequenceSubset;
import org.bearing.training.pair.PairRows;
import org.bearing.training.pair.PairTuning;
import org.bearing.training.pair.PairTuningSpec;

/** The shipped pair model tuned on the sequences that the paper's methods learn from, as {@code adapt} tunes it to a room. */
final class Tuned {
    private static final FrameSpec FRAMES = FrameSpec.TANG;
    /** More labels than a user has bear longer steps, and more of them: chosen by the training room's sequences without a label. */
    static final PairTuningSpec SPEC = new PairTuningSpec(1000, 1e-3, 10, 1, 3, 0.4, 1.5, 1);

    /** Frames in a sequence. */
    private static final int WINDOW = 13;

    private Tuned() {}

    /**
     * Tunes.
     *
     * @param base the model to begin with
     * @param pick J labelled sequences and all others
     * @param selection J labelled sequences that choose when to stop
     * @return the model
     */
    static PairModel of(PairModel base, LabelPick pick, LabelPick selection) {
        return new PairTuning(base, SPEC)
                .run(
                        rows(pick.labelled(), true),
                        rows(selection.labelled(), true),
                        rows(pick.unlabelled(), false),
                        () -> {});
    }

    /**
     * Fits how far a tuned model counts beside the correlation peak.
     *
     * @param tuned any
     * @param labelled sequences that it has not learnt from
     * @return the model with that trust
     */
    static PairModel blended(PairModel tuned, SequenceSubset labelled) {
        PairBlendFit fit = new PairBlendFit();
        VaeMethod method = new VaeMethod(tuned, labelled.all().audio().spacingM(), true, Contender.SEQUENCE_SECONDS);
        SequenceFrames frames = new SequenceFrames(labelled, method.frames());
        DirectionCandidates candidates = new DirectionCandidates();
        for (int i = 0; i < labelled.size(); i++) {
            method.reset();
            frames.read(i, method::accept);
            if (method.estimate(candidates)) {
                fit.add(
                        method.readout(),
                        Math.toRadians(
                                labelled.all().position(labelled.index(i)).azimuthDeg()));
            }
        }
        return tuned.with(fit.fit(tuned.manifest().trust()));
    }

    private static PairRows rows(SequenceSubset sequences, boolean told) {
        PairRows rows = new PairRows();
        PairCues cues = new PairCues(FRAMES, sequences.all().audio().spacingM(), WINDOW);
        SequenceFrames frames = new SequenceFrames(sequences, FRAMES);
        float[] row = new float[PairCues.SIZE];
        for (int i = 0; i < sequences.size(); i++) {
            boolean straddles = sequences.all().straddles(sequences.index(i));
            cues.reset();
            if (!straddles) {
                frames.read(i, cues::accept);
            }
            if (!straddles && cues.read(row)) {
                double azimuth = sequences.all().position(sequences.index(i)).azimuthDeg();
                rows.add(row, told ? azimuth : Double.NaN);
            }
        }
        return rows;
    }
}
