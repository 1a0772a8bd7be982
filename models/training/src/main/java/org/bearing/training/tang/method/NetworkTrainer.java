package org.bearing.training.tang.method;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.bearing.training.network.Activation;
import org.bearing.training.network.Adam;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.NetworkSpec;
import org.bearing.training.network.Parameter;
import org.bearing.training.tang.MethodSpec;

/**
 * Trains one network of a method: twice FC, batch normalisation, sigmoid, dropout, as wide as the cues, then a linear layer;
 * Adam at 1e-3, halved after 20 epochs without a better validation error, until that is below 1e-6; the weights of the best
 * epoch stay. One thread.
 */
final class NetworkTrainer {
    private static final int BATCH = 128;
    private static final double LEARNING_RATE = 1e-3;
    private static final double LEAST_LEARNING_RATE = 1e-6;
    private static final int PATIENCE = 20;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final MethodSpec spec;
    private final Objective objective;
    private final EmbeddingNetwork network;
    private final List<Parameter> parameters;
    private final float[] cues;
    private final float[] labels;
    private final float[] held;
    private final int width;
    private final int batch;
    private final int size;
    private final long seed;
    private final float[] inputs;
    private final float[] truth;
    private final float[] gradient;
    private long steps;

    /**
     * Makes a trainer.
     *
     * @param spec which method
     * @param objective of this network
     * @param width cues per recording
     * @param cues scaled cues of the training recordings
     * @param labels as the objective wants them
     * @param held scaled cues of the validation recordings; if empty, the last epoch counts as the best
     * @param seed of this network
     */
    NetworkTrainer(
            MethodSpec spec, Objective objective, int width, float[] cues, float[] labels, float[] held, long seed) {
        this.spec = spec;
        this.objective = objective;
        this.width = width;
        this.cues = cues;
        this.labels = labels;
        this.held = held;
        this.seed = seed;
        size = cues.length / width;
        batch = Math.min(BATCH, size);
        NetworkSpec shape =
                new NetworkSpec(List.of(width, width), Activation.SIGMOID, spec.dimensions(), 0, spec.dropout());
        network = new EmbeddingNetwork(shape, width, 0, false, batch, seed);
        glorot();
        parameters = new ArrayList<>(network.parameters());
        parameters.addAll(objective.parameters());
        inputs = new float[batch * width];
        truth = new float[batch * objective.labelSize()];
        gradient = new float[batch * spec.dimensions()];
    }

    /** The shared network starts with a smaller last layer than Glorot's. */
    private void glorot() {
        SplittableRandom random = new SplittableRandom(seed ^ MIX);
        double limit = Math.sqrt(6.0 / (width + spec.dimensions()));
        for (Parameter parameter : network.parameters()) {
            if (parameter.name().equals("output.weight")) {
                float[] weights = parameter.value();
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
                }
            }
        }
        network.parametersChanged();
    }

    EmbeddingNetwork network() {
        return network;
    }

    /** Trains; afterwards the network is that of the best epoch. */
    void train(LongConsumer epochDone) {
        Adam adam = new Adam(0);
        Objective.Errors best = Objective.Errors.WORST;
        NetworkState kept = NetworkState.of(network, parameters);
        double rate = LEARNING_RATE;
        int waiting = 0;
        for (int epoch = 0; epoch < spec.maxEpochs() && rate >= LEAST_LEARNING_RATE; epoch++) {
            epoch(adam, epoch, rate);
            Objective.Errors now = held.length == 0 ? new Objective.Errors(-epoch, 0) : validate();
            if (now.betterThan(best)) {
                best = now;
                kept.take(network, parameters);
                waiting = 0;
            } else if (++waiting == PATIENCE) {
                rate /= 2;
                waiting = 0;
            }
            epochDone.accept(epoch + 1L);
        }
        kept.putBack(network, parameters);
    }

    private void epoch(Adam adam, int epoch, double rate) {
        int[] order = order(size, seed + MIX * (epoch + 1L));
        for (int first = 0; first + batch <= size; first += batch) {
            gather(order, first);
            step(adam, rate);
        }
    }

    private void gather(int[] order, int first) {
        int labelSize = objective.labelSize();
        for (int row = 0; row < batch; row++) {
            System.arraycopy(cues, order[first + row] * width, inputs, row * width, width);
            System.arraycopy(labels, order[first + row] * labelSize, truth, row * labelSize, labelSize);
        }
    }

    /** One step on the gathered batch. */
    private void step(Adam adam, double rate) {
        float[] z = network.train(inputs, seed * 31 + MIX * (steps + 1));
        objective.evaluate(z, truth, gradient);
        network.backward(gradient);
        adam.step(parameters, ++steps, rate);
        network.parametersChanged();
    }

    private Objective.Errors validate() {
        int[] rows = objective.neighbourRows();
        float[] some = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(cues, rows[i] * width, some, i * width, width);
        }
        return objective.errors(embed(some), embed(held));
    }

    /** Embeddings of scaled cues, as in use. */
    float[] embed(float[] scaled) {
        int rows = scaled.length / width;
        int dimensions = spec.dimensions();
        float[] out = new float[rows * dimensions];
        for (int first = 0; first < rows; first += batch) {
            int count = Math.min(batch, rows - first);
            System.arraycopy(scaled, first * width, inputs, 0, count * width);
            float[] z = network.infer(inputs);
            System.arraycopy(z, 0, out, first * dimensions, count * dimensions);
        }
        return out;
    }

    private static int[] order(int size, long seed) {
        int[] order = new int[size];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
