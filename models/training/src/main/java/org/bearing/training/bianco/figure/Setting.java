package org.bearing.training.bianco.figure;

import java.nio.file.Path;
import java.util.Optional;
import org.bearing.inference.pair.PairModel;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.BiancoData;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.bianco.recipe.PhaseSequences;

/**
 * What all experiments share.
 *
 * @param data sequences
 * @param bench trains
 * @param size how much
 * @param training whether what is missing is trained; else it is left out
 * @param picture where a picture goes, without {@code .png}; further pictures get a suffix
 * @param command as it was typed, for the report
 */
record Setting(BiancoData data, Bench bench, Size size, boolean training, Path picture, String command) {
    private static final long SEED = 1;

    /** {@return a training} */
    Trial trial(Rooms rooms, Learner learner, int labels) {
        String recordings = data.recipe(rooms.train()).description() + "; chosen by: "
                + data.recipe(rooms.validation()).description();
        Size own = learner.isDecoder() ? size.forDecoders() : size;
        return new Trial(rooms, learner, labels, own, SEED, recordings);
    }

    PhaseSequences train(Rooms rooms) {
        return data.sequences(rooms.train(), size.stride());
    }

    PhaseSequences validation(Rooms rooms) {
        return data.sequences(rooms.validation(), size.stride());
    }

    /** Trains, unless that is done or not wanted. */
    void train(Trial trial, LabelPick pick, LabelPick selection) {
        if (training) {
            bench.train(trial, pick, selection);
        }
    }

    /** {@return the networks of a trial; empty if they are not trained} */
    Optional<VaeWeights> weights(Trial trial) {
        return bench.weights(trial);
    }

    /** {@return the shipped pair model tuned to rooms by J labels} */
    PairModel tuned(Rooms rooms, int labels, LabelPick pick, LabelPick selection) {
        return bench.tuned(trial(rooms, Learner.VAE_SSL, labels), pick, selection);
    }

    /** {@return the file of a picture} */
    Path picture(String suffix) {
        return picture.resolveSibling(picture.getFileName() + suffix + ".png");
    }

    /** {@return a picture as Markdown} */
    String shown(String suffix, String text) {
        return "![" + text + "](" + picture(suffix).getFileName() + ")";
    }

    /** {@return how much was trained, for the head of a report} */
    String made() {
        String passes = size.equals(Size.PAPER)
                ? "The paper's size."
                : "Smaller than the paper's: a sequence every " + size.stride() + " frames, at most " + size.epochs()
                        + " passes, batches of " + size.batch() + ", learning rate " + size.learningRate() + ", the "
                        + size.enumerated()
                        + " likeliest labels of an unlabelled sequence enumerated, labelled sequences"
                        + " repeated until there are as many as unlabelled ones. The paper's size: the same command with"
                        + " `--full-size`.";
        return "Made by `" + command + "`. " + passes;
    }
}
