package org.bearing.training.bianco.method;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Adam;
import org.bearing.training.network.Parameter;

/** Steps on batches: their parts run on several threads, then each network's gradients are summed and its parameters moved. */
final class StepMaker {
    /** Sequences at a time: enough for a product, few enough that what lies between stays small. */
    private static final int PART = 32;

    private static final long MIX = 0xD1B54A32D192ED03L;

    /** What a part of a batch adds to gradient and loss. */
    private interface Share {
        LossTerms add(Objective objective, float[] x, int[] labels, int rows, RowNoise noise);
    }

    private final VaeWeights weights;
    private final TrainingSetting setting;
    private final List<Objective> objectives;
    private final int part;
    private final int size;
    private final float[] batch;
    private final float[][] parts;
    private final Adam adam = new Adam(0);
    private long steps;

    /** The factory makes an objective for that many rows; there is one a thread. */
    StepMaker(VaeWeights weights, TrainingSetting setting, IntFunction<Objective> factory) {
        this.weights = weights;
        this.setting = setting;
        size = weights.spec().shape().size();
        part = Math.min(PART, (setting.batch() + setting.threads() - 1) / setting.threads());
        objectives = IntStream.range(0, setting.threads())
                .mapToObj(thread -> factory.apply(part))
                .toList();
        batch = new float[setting.batch() * size];
        parts = new float[setting.threads()][part * size];
    }

    boolean usesUnlabelled() {
        return objectives.get(0).usesUnlabelled();
    }

    long steps() {
        return steps;
    }

    void steps(long done) {
        steps = done;
    }

    /** One batch, all labelled or none; returns its loss before the step. */
    LossTerms step(Sequences from, int[] indices, int epoch) {
        int[] labels = new int[indices.length];
        for (int row = 0; row < indices.length; row++) {
            from.read(indices[row], batch, row * size);
            labels[row] = from.label(indices[row]);
        }
        boolean labelled = labels[0] >= 0;
        RowNoise noise = noise(epoch);
        LossTerms terms = gradient(Objective::generative, labels, noise);
        if (setting.twoSteps()) {
            update();
        }
        if (labelled) {
            terms = terms.plus(gradient(Objective::supervised, labels, noise));
        }
        update();
        return terms;
    }

    /** The random numbers of the next step. */
    RowNoise noise(int epoch) {
        return new RowNoise(
                setting.seed() + MIX * (steps + 1), 0, objectives.get(0).drops(epoch));
    }

    private LossTerms gradient(Share share, int[] labels, RowNoise noise) {
        LossTerms[] terms = new LossTerms[objectives.size()];
        IntStream.range(0, terms.length).parallel().forEach(thread -> {
            terms[thread] = LossTerms.NONE;
            for (int first = thread * part; first < labels.length; first += part * terms.length) {
                int rows = Math.min(part, labels.length - first);
                System.arraycopy(batch, first * size, parts[thread], 0, rows * size);
                int[] some = Arrays.copyOfRange(labels, first, first + rows);
                RowNoise own = new RowNoise(noise.seed(), first, noise.dropping());
                terms[thread] = terms[thread].plus(share.add(objectives.get(thread), parts[thread], some, rows, own));
            }
        });
        return Arrays.stream(terms).reduce(LossTerms.NONE, LossTerms::plus);
    }

    private void update() {
        steps++;
        List<String> networks = weights.networks();
        IntStream.range(0, networks.size()).parallel().forEach(network -> {
            List<Parameter> parameters = weights.parameters(networks.get(network));
            parameters.forEach(parameter -> Arrays.fill(parameter.gradient(), 0f));
            objectives.forEach(objective -> objective.collect(network));
            adam.step(parameters, steps, setting.learningRate());
            weights.changed(networks.get(network));
        });
    }
}
