package org.bearing.training.pair;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bearing.cues.PairCues;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.network.Adam;
import org.bearing.training.network.Parameter;
import org.bearing.training.network.RunState;

/**
 * Trains a {@link PairVae} on labelled examples by eq. 11 of Bianco et al. 2021. Encoder and decoder share nothing with the
 * classifier, so that alpha does not matter under Adam; they learn faster, and from every eighth batch only. Half of the
 * examples are mirrored, each time anew. One thread.
 */
final class PairTrainer {
    /** Standard deviation of the soft labels, degrees. */
    private static final double LABEL_DEG = 1.5;

    private static final double LEARNING_RATE = 1.5e-3;
    private static final double WEIGHT_DECAY = 0.03;
    private static final int GENERATIVE_EVERY = 8;
    private static final float JITTER = 0.02f;

    private final PairVae model;
    private final ExampleTable examples;
    private final ExampleTable held;
    private final long seed;
    private final Adam adam = new Adam(WEIGHT_DECAY);
    private final float[] x;
    private final float[] target;
    private final float[] label;
    private final float[] row = new float[PairCues.SIZE];
    private final float[] ones;
    private final double[] cost;
    private SplittableRandom random;

    PairTrainer(PairVae model, ExampleTable examples, ExampleTable held, long seed) {
        this.model = model;
        this.examples = examples;
        this.held = held;
        this.seed = seed;
        random = new SplittableRandom(seed);
        int batch = model.batch();
        x = new float[batch * PairCues.SIZE];
        target = new float[batch * model.classes()];
        label = new float[batch * model.classes()];
        ones = new float[batch];
        Arrays.fill(ones, 1f / batch);
        cost = new double[batch];
    }

    int batches() {
        return examples.size() / model.batch();
    }

    /**
     * Trains; leaves the weights of the epoch with the least validation loss.
     *
     * @param epochs passes over the examples
     * @param checkpoint written after every epoch and read first if it is there
     * @param lines told how each epoch went
     * @param step told after each batch
     * @throws org.bearing.geometry.BearingException if the checkpoint cannot be read or written
     * @throws org.bearing.geometry.ConfigurationException if it belongs to another run
     */
    void train(int epochs, Path checkpoint, Consumer<String> lines, Runnable step) {
        String plan = epochs + " epochs of " + examples.size() + " examples, seed " + seed + ", " + model.sizes();
        RunState state = new RunState(model.parameters(), model::parametersChanged);
        if (Files.exists(checkpoint)) {
            state.read(checkpoint, plan);
            lines.accept("goes on after epoch " + state.epochs() + " of " + checkpoint);
        }
        for (int epoch = state.epochs(); epoch < epochs; epoch++) {
            random = new SplittableRandom(seed + epoch);
            model.reseed(seed + epoch);
            String losses = epoch(epoch, epochs, step);
            double validation = validationLoss();
            boolean best = state.finished(-validation, (long) (epoch + 1) * batches());
            state.write(checkpoint, plan);
            lines.accept(String.format(
                    Locale.ROOT, "epoch %d: %s, validation %.4f%s", epoch + 1, losses, validation, best ? " *" : ""));
        }
        state.putBack();
    }

    private String epoch(int epoch, int epochs, Runnable step) {
        List<Parameter> classifier = model.networks().get(0).parameters();
        List<Parameter> all = model.parameters();
        int[] order = order();
        long done = (long) epoch * batches();
        long steps = (long) epochs * batches();
        long generative = (long) epoch * ((batches() + GENERATIVE_EVERY - 1) / GENERATIVE_EVERY);
        double loss = 0;
        double bound = 0;
        for (int b = 0; b < batches(); b++) {
            load(examples, order, b * model.batch(), true);
            loss += model.classification(x, target) / batches();
            double rate = LEARNING_RATE * (0.5 + 0.5 * Math.cos(Math.PI * done / steps)) + 1e-6;
            done++;
            adam.step(classifier, done, rate);
            if (b % GENERATIVE_EVERY == 0) {
                generative++;
                model.bound(x, label, ones, cost);
                bound += Arrays.stream(cost).average().orElseThrow() * GENERATIVE_EVERY / batches();
                adam.step(all.subList(classifier.size(), all.size()), generative, rate);
            }
            model.parametersChanged();
            step.run();
        }
        return String.format(Locale.ROOT, "classification %.4f, C %.1f", loss, bound);
    }

    private int[] order() {
        int[] order = new int[examples.size()];
        Arrays.setAll(order, i -> i);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
        return order;
    }

    private void load(ExampleTable from, int[] order, int first, boolean augmented) {
        int classes = model.classes();
        for (int i = 0; i < model.batch(); i++) {
            int index = order[first + i];
            from.features(index, row);
            double lateral = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, from.label(index, ExampleLabel.Y)))));
            int at = i * PairCues.SIZE;
            if (augmented && random.nextBoolean()) {
                PairCues.mirror(row, 0, x, at);
                lateral = -lateral;
            } else {
                System.arraycopy(row, 0, x, at, row.length);
            }
            for (int k = 0; augmented && k < row.length; k++) {
                x[at + k] += JITTER * (float) (random.nextDouble() - 0.5);
            }
            PairClasses.bell(lateral, LABEL_DEG, classes, target, i * classes);
            PairClasses.shared(lateral, classes, label, i * classes);
        }
    }

    private double validationLoss() {
        int[] order = new int[held.size()];
        Arrays.setAll(order, i -> i);
        int batches = held.size() / model.batch();
        double loss = 0;
        for (int b = 0; b < batches; b++) {
            load(held, order, b * model.batch(), false);
            float[] log = model.classify(x, false);
            for (int i = 0; i < log.length; i++) {
                loss -= (double) target[i] * log[i] / model.batch() / batches;
            }
        }
        return loss;
    }
}
