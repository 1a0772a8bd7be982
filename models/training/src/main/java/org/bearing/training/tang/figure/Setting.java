package org.bearing.training.tang.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.bearing.training.tang.recipe.Recordings;
import org.bearing.training.tang.recipe.TangData;

/**
 * What all figures share.
 *
 * @param data recordings
 * @param bench trains and asks
 * @param seeds how many times everything is trained
 * @param steps upper limit of each network's training, in batches of 128
 * @param picture where a figure's picture goes, without {@code .png}; further pictures get a suffix
 * @param command as it was typed, for the report
 */
record Setting(TangData data, Bench bench, int seeds, int steps, Path picture, String command) {
    private static final int BATCH = 128;
    private static final int PRINTED_EPOCHS = 500;

    /** {@return the seeds, from 1} */
    List<Long> allSeeds() {
        return LongStream.rangeClosed(1, seeds).boxed().toList();
    }

    /** {@return passes over a training set that are about as many steps as for any other set, but no more than 500} */
    int epochs(Recordings training) {
        int perEpoch = Math.max(1, training.size() / BATCH);
        return Math.min(PRINTED_EPOCHS, (steps + perEpoch - 1) / perEpoch);
    }

    /** {@return the same with another length of training} */
    Setting withSteps(int most) {
        return new Setting(data, bench, seeds, most, picture, command);
    }

    /** {@return a training of a method on the usual part of a corpus} */
    Trial trial(Corpus corpus, Contender contender, long seed) {
        return trial(corpus, contender, seed, Corpus.TRAINING_PERCENT);
    }

    /** {@return a training on less of a corpus} */
    Trial trial(Corpus corpus, Contender contender, long seed, int percent) {
        Recordings training = corpus.training(data, seed, percent);
        return new Trial(
                corpus.label() + " " + contender.label() + " " + percent + "% seed " + seed,
                training,
                corpus.validation(data, seed),
                contender.spec(seed, epochs(training)));
    }

    /** {@return a VAST-like training on two and a half times as many recordings} */
    Trial largerTrial(Contender contender, long seed) {
        Recordings training = Corpus.moreTraining(data, seed);
        return new Trial(
                "more VAST-like " + contender.label() + " seed " + seed,
                training,
                Corpus.VAST.validation(data, seed),
                contender.spec(seed, epochs(training)));
    }

    /** {@return a training without the held-out blocks} */
    Trial blockTrial(Corpus corpus, Contender contender, long seed) {
        Recordings training = corpus.trainingOutsideBlocks(data, seed);
        return new Trial(
                corpus.label() + " blocks " + contender.label() + " seed " + seed,
                training,
                corpus.validationOutsideBlocks(data, seed),
                contender.spec(seed, epochs(training)));
    }

    /** {@return the file of a picture} */
    Path picture(String suffix) {
        return picture.resolveSibling(picture.getFileName() + suffix + ".png");
    }

    /** {@return a picture as Markdown} */
    String shown(String suffix, String text) {
        return "![" + text + "](" + picture(suffix).getFileName() + ")";
    }

    /** {@return absolute errors of a trial's method} */
    double[] errors(Trial trial, Recordings test, Angle angle) {
        return bench.answersOf(trial, test).errors(test, angle);
    }

    /** {@return how it was made, for the head of a report} */
    String made() {
        return "Made by `" + command + "`: " + seeds + (seeds == 1 ? " seed" : " seeds")
                + " of division and training, at most " + steps
                + " steps of 128 recordings and 500 epochs for each network.";
    }
}
