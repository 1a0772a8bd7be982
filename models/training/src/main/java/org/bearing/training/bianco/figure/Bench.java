package org.bearing.training.bianco.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.BearingException;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.WholeFile;
import org.bearing.training.bianco.method.CnnSetting;
import org.bearing.training.bianco.method.HeldLabels;
import org.bearing.training.bianco.method.RepeatedLabels;
import org.bearing.training.bianco.method.Sequences;
import org.bearing.training.bianco.method.TrainingSetting;
import org.bearing.training.bianco.method.VaeSetting;
import org.bearing.training.bianco.method.VaeTrainer;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.bianco.recipe.LabelPick;
import org.bearing.training.tang.recipe.Hash;

/**
 * Trains what the tables compare; keeps every trained network in a folder named by a hash of all that decides it, and goes on
 * from the last epoch of an interrupted one.
 */
final class Bench {
    private static final String DESCRIPTION = "trial.txt";
    private static final String TRAINED = "trained.safetensors";
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final int PATIENCE = 99;
    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final double ALPHA = 5000;
    /** Every so many labels one is held back where training labels choose the model. */
    private static final int HELD = 4;

    private final Path folder;
    private final int threads;
    private final BiFunction<String, Long, ProgressBar> bars;

    /**
     * Opens the folder of trained networks.
     *
     * @param folder made when needed
     * @param threads of one training
     * @param bars makes a progress bar from a title and a total
     */
    Bench(Path folder, int threads, BiFunction<String, Long, ProgressBar> bars) {
        this.folder = folder;
        this.threads = threads;
        this.bars = bars;
    }

    /** {@return whether a trial is finished} */
    boolean isTrained(Trial trial) {
        return Files.exists(trained(trial));
    }

    private Path trained(Trial trial) {
        return folder.resolve(trial.key()).resolve(TRAINED);
    }

    /** {@return the networks of a trial, if it is finished} */
    Optional<VaeWeights> weights(Trial trial) {
        if (!isTrained(trial)) {
            return Optional.empty();
        }
        VaeWeights weights = fresh(trial);
        Path file = trained(trial);
        weights.take(Safetensors.read(file), file.toString());
        return Optional.of(weights);
    }

    private static VaeWeights fresh(Trial trial) {
        int classes = trial.rooms().grid().classes();
        return trial.learner().isCnn()
                ? VaeWeights.classifierOnly(trial.learner().spec(classes), trial.seed())
                : VaeWeights.whole(trial.learner().spec(classes), trial.seed());
    }

    /**
     * Trains, unless that is done.
     *
     * @param trial what
     * @param pick labelled and unlabelled sequences to learn from
     * @param selection labelled sequences of the validation
     */
    void train(Trial trial, LabelPick pick, LabelPick selection) {
        if (isTrained(trial)) {
            return;
        }
        Path home = folder.resolve(trial.key());
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new BearingException(home + " cannot be made (" + e.getMessage() + "); choose another --work.", e);
        }
        write(home.resolve(DESCRIPTION), trial + "\n");
        VaeWeights weights = fresh(trial);
        Path checkpoint = home.resolve(CHECKPOINT);
        StringBuilder log = new StringBuilder();
        try (ProgressBar bar = bars.apply(trial.title(), (long) trial.epochs())) {
            trainer(trial, weights)
                    .train(
                            training(trial, pick),
                            selection(trial, pick, selection),
                            Optional.of(checkpoint),
                            report -> {
                                bar.stepTo(report.epoch());
                                log.append(report).append('\n');
                                write(home.resolve("epochs.txt"), log.toString());
                                if (trial.learner().isDecoder() && report.epoch() == trial.epochs()) {
                                    // No accuracy tells which epoch is best: the last one.
                                    SafetensorsWriter.write(trained(trial), weights.tensors(), Map.of());
                                }
                            });
        }
        if (!trial.learner().isDecoder()) {
            SafetensorsWriter.write(trained(trial), weights.tensors(), Map.of());
        }
        try {
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            throw new BearingException(checkpoint + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /**
     * Gives the shipped pair model tuned to rooms; tunes it if that is not done.
     *
     * @param trial rooms and labels
     * @param pick J labelled sequences and all others
     * @param selection J labelled sequences that choose when to stop
     * @return the tuned model
     */
    PairModel tuned(Trial trial, LabelPick pick, LabelPick selection) {
        PairModel base = PairFiles.bundled();
        String plan = trial + " " + base.manifest() + " " + Tuned.SPEC;
        Path file = folder.resolve("tuned-" + Hash.of(plan) + ".safetensors");
        if (!Files.exists(file)) {
            SafetensorsWriter.write(file, Tuned.of(base, pick, selection).tensors(), Map.of("plan", plan));
        }
        PairModel tuned = PairModel.of(base.manifest(), Safetensors.read(file), file.toString());
        return Tuned.blended(tuned, selection.labelled());
    }

    private static void write(Path file, String text) {
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private VaeTrainer trainer(Trial trial, VaeWeights weights) {
        Size size = trial.size();
        int patience = trial.learner().isDecoder() ? ENDLESS : PATIENCE;
        TrainingSetting setting = new TrainingSetting(
                size.batch(), size.learningRate(), trial.epochs(), patience, false, threads, trial.seed());
        int enumerated = trial.learner() == Learner.VAE_SSL_EXACT ? Integer.MAX_VALUE : size.enumerated();
        return switch (trial.learner()) {
            case CNN -> VaeTrainer.cnn(weights, CnnSetting.CORRECTED, setting);
            case CNN_AS_CODE -> VaeTrainer.cnn(weights, CnnSetting.PAPER, setting);
            case DECODER_TRUNCATED, DECODER_NORMAL ->
                VaeTrainer.vae(weights, new VaeSetting(0, size.enumerated(), false), setting);
            default -> VaeTrainer.vae(weights, new VaeSetting(ALPHA, enumerated, false), setting);
        };
    }

    private static Sequences training(Trial trial, LabelPick pick) {
        if (trial.learner().isCnn()) {
            return pick.labelled();
        }
        if (trial.learner().isDecoder()) {
            return pick.labelled().all().whole();
        }
        Sequences all = trial.learner() == Learner.VAE_SSL_OWN_LABELS
                ? new HeldLabels(pick.training(), HELD).training()
                : pick.training();
        int labelled =
                trial.learner() == Learner.VAE_SSL_OWN_LABELS ? trial.labels() - trial.labels() / HELD : trial.labels();
        return trial.size().repeats() ? RepeatedLabels.balanced(all, labelled) : all;
    }

    private static Sequences selection(Trial trial, LabelPick pick, LabelPick selection) {
        return trial.learner() == Learner.VAE_SSL_OWN_LABELS
                ? new HeldLabels(pick.training(), HELD).selection()
                : selection.labelled();
    }
}
