package org.bearing.training.pair;

import java.util.ArrayList;
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

/**
 * Trains a {@link PairVae} on labelled examples by eq. 11 of Bianco et al. 2021. Encoder and decoder share nothing with the
 * classifier, so that alpha does not matter under Adam; they learn faster, and from every fourth batch only. Half of the
 * examples are mirrored, each time anew. One thread.
 */
final class PairTrainer {
    /** Standard deviation of the soft labels, degrees. */
    private static final double LABEL_DEG = 3;

    private static final double LEARNING_RATE = 1.5e-3;
    private static final double WEIGHT_DECAY = 0.03;
    private static final int GENERATIVE_EVERY = 4;
    private static final float JITTER = 0.02f;

    private final PairVae model;
    private final ExampleTable examples;
    private final ExampleTable held;
    private final SplittableRandom random;
    private final Adam adam = new Adam(WEIGHT_DECAY);
    private final float[] x;
    private final float[] target;
    private final float[] label;
    private final float[] row = new float[PairCues.SIZE];
    private final float[] ones;
    private final double[] cost;
    private final List<float[]> best = new ArrayList<>();
    private double bestLoss = Double.POSITIVE_INFINITY;

    PairTrainer(PairVae model, ExampleTable examples, ExampleTable held, long seed) {
        this.model = model;
        this.examples = examples;
        this.held = held;
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
     * @param lines told how each epoch went
     * @param step told after each batch
     */
    void train(int epochs, Consumer<String> lines, Runnable step) {
        List<Parameter> classifier = model.networks().get(0).parameters();
        List<Parameter> all = model.parameters();
        long steps = (long) epochs * batches();
        long done = 0;
        long generative = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            int[] order = order();
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
            double validation = validationLoss();
            keep(validation);
            lines.accept(String.format(
                    Locale.ROOT,
                    "epoch %d: classification %.4f, validation %.4f, C %.1f%s",
                    epoch,
                    loss,
                    validation,
                    bound,
                    validation == bestLoss ? " *" : ""));
        }
        restore();
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

    private void keep(double loss) {
        if (loss < bestLoss) {
            bestLoss = loss;
            best.clear();
            model.parameters().forEach(p -> best.add(p.value().clone()));
        }
    }

    private void restore() {
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < best.size(); i++) {
            System.arraycopy(best.get(i), 0, parameters.get(i).value(), 0, best.get(i).length);
        }
        model.parametersChanged();
    }
}
