package org.bearing.training.bianco.method;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bearing.geometry.BearingException;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Matrix;
import org.bearing.training.network.RunState;

/**
 * Trains VAE-SSL or the supervised CNN; afterwards the weights are those of the epoch with the best accuracy on the sequences
 * that choose the model. Ends after {@code maxEpochs}, after {@code patience} epochs without a better one, or when the accuracy is 1 (the
 * released code's rules). One run at a time; uses the common pool for its threads and OpenBLAS with one.
 */
public final class VaeTrainer {
    private final VaeWeights weights;
    private final TrainingSetting setting;
    private final StepMaker steps;
    private final String objective;

    private VaeTrainer(
            VaeWeights weights, TrainingSetting setting, String objective, IntFunction<Objective> objectives) {
        Matrix.threads(1);
        this.weights = weights;
        this.setting = setting;
        this.objective = objective;
        steps = new StepMaker(weights, setting, objectives);
    }

    /**
     * A trainer of VAE-SSL.
     *
     * @param weights whole, fresh or to be trained further; trained in place
     * @param loss the choices in the objective
     * @param setting how long and fast
     * @return the trainer
     */
    public static VaeTrainer vae(VaeWeights weights, VaeSetting loss, TrainingSetting setting) {
        if (!weights.isWhole()) {
            throw new IllegalArgumentException("weights must have encoder and decoder");
        }
        return new VaeTrainer(weights, setting, loss.toString(), rows -> new VaeObjective(weights, loss, rows));
    }

    /**
     * A trainer of the supervised CNN; sequences without labels are not used.
     *
     * @param weights of a classifier; trained in place
     * @param loss as the paper's code or as corrected
     * @param setting how long and fast
     * @return the trainer
     */
    public static VaeTrainer cnn(VaeWeights weights, CnnSetting loss, TrainingSetting setting) {
        return new VaeTrainer(weights, setting, loss.toString(), rows -> new CnnObjective(weights, loss, rows));
    }

    /**
     * Trains.
     *
     * @param training what to learn from; at least one labelled sequence
     * @param selection labelled sequences that choose the model; at least one
     * @param checkpoint file written after every epoch and read first if it is there; absent: none
     * @param progress told every epoch, in order
     * @return the best accuracy on {@code selection}, in [0, 1]
     * @throws BearingException if the loss is no number any more, or the checkpoint cannot be read or written
     * @throws org.bearing.geometry.ConfigurationException if the checkpoint belongs to other settings
     */
    public double train(
            Sequences training, Sequences selection, Optional<Path> checkpoint, Consumer<EpochReport> progress) {
        int[] labelled = indices(training, true);
        int[] unlabelled = steps.usesUnlabelled() ? indices(training, false) : new int[0];
        if (labelled.length == 0 || selection.size() == 0) {
            throw new IllegalArgumentException("at least one labelled sequence must train and one choose the model: "
                    + labelled.length + ", " + selection.size());
        }
        String plan = setting + " " + objective + " " + weights.spec() + " " + labelled.length + " " + unlabelled.length
                + " " + selection.size();
        RunState state = new RunState(weights.parameters(), weights::changed);
        if (checkpoint.isPresent() && Files.exists(checkpoint.get())) {
            state.read(checkpoint.get(), plan);
        }
        steps.steps(state.steps());
        BatchSchedule schedule = new BatchSchedule(labelled, unlabelled, setting.batch(), setting.seed());
        LabelPosterior posterior = new LabelPosterior(weights);
        while (goesOn(state)) {
            LossTerms[] losses = epoch(training, schedule.epoch(state.epochs()), state.epochs());
            double accuracy = posterior.accuracy(selection);
            boolean best = state.finished(accuracy, steps.steps());
            checkpoint.ifPresent(file -> state.write(file, plan));
            progress.accept(new EpochReport(state.epochs(), losses[0], losses[1], accuracy, best));
        }
        state.putBack();
        return state.bestScore();
    }

    private boolean goesOn(RunState state) {
        return state.epochs() < setting.maxEpochs() && state.sinceBest() < setting.patience() && state.bestScore() < 1;
    }

    private static int[] indices(Sequences sequences, boolean labelled) {
        return IntStream.range(0, sequences.size())
                .filter(i -> (sequences.label(i) >= 0) == labelled)
                .toArray();
    }

    /** Loss of the labelled and of the unlabelled batches. */
    private LossTerms[] epoch(Sequences training, int[][] batches, int epoch) {
        LossTerms[] losses = {LossTerms.NONE, LossTerms.NONE};
        for (int[] batch : batches) {
            LossTerms terms = steps.step(training, batch, epoch);
            if (!Double.isFinite(terms.total())) {
                throw new BearingException("Training diverged in epoch " + (epoch + 1)
                        + ": the loss is no finite number any more; lower the learning rate.");
            }
            int kind = training.label(batch[0]) >= 0 ? 0 : 1;
            losses[kind] = losses[kind].plus(terms);
        }
        return losses;
    }
}
