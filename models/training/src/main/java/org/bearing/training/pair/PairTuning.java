package org.bearing.training.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.cues.PairCues;
import org.bearing.inference.pair.PairModel;
import org.bearing.training.network.Adam;
import org.bearing.training.network.Parameter;

/**
 * Tunes a pair model to a place by some labelled and many unlabelled rows, semi-supervised by {@link SemiSupervised}: a small
 * learning rate, few batches, weights drawn back to where they began. Rows are mirrored at random and jittered. One thread.
 */
public final class PairTuning {
    private static final int LABELLED = 64;
    private static final int UNLABELLED = 64;
    private static final int CHECK_EVERY = 20;
    private static final float JITTER = 0.02f;

    private final PairModel base;
    private final PairTuningSpec spec;

    /**
     * Plans tunings.
     *
     * @param base the model that they begin with
     * @param spec how
     */
    public PairTuning(PairModel base, PairTuningSpec spec) {
        this.base = base;
        this.spec = spec;
    }

    /**
     * Tunes.
     *
     * @param labelled rows with angles, at least one
     * @param held other rows with angles, which choose the batch to stop after; without any, the last one is kept
     * @param unlabelled rows whose angles do not matter; may be none
     * @param step told after each of the {@link PairTuningSpec#steps} batches
     * @return the tuned model, of the same manifest
     * @throws org.bearing.geometry.ConfigurationException if the base is of other sizes than can be trained
     */
    public PairModel run(PairRows labelled, PairRows held, PairRows unlabelled, Runnable step) {
        if (labelled.size() == 0) {
            throw new IllegalArgumentException("at least one labelled row is needed");
        }
        return new Run(labelled, held, unlabelled).model(step);
    }

    private final class Run {
        private final PairRows labelled;
        private final PairRows held;
        private final PairRows unlabelled;
        private final PairVae vae;
        private final SemiSupervised loss;
        private final SplittableRandom random = new SplittableRandom(spec.seed());
        private final float[] x;
        private final float[] target;
        private final float[] label;
        private final List<float[]> start;
        private List<float[]> best;
        private double bestLoss;

        Run(PairRows labelled, PairRows held, PairRows unlabelled) {
            this.labelled = labelled;
            this.held = held;
            this.unlabelled = unlabelled;
            int extra = unlabelled.size() == 0 ? 0 : UNLABELLED;
            int items = SemiSupervised.items(LABELLED, extra, spec.top());
            vae = PairExport.vae(base, LABELLED + extra, items, spec.dropout(), spec.seed());
            loss = new SemiSupervised(vae, LABELLED, spec.top(), spec.alpha(), spec.unlabelledWeight());
            x = new float[vae.batch() * PairCues.SIZE];
            target = new float[vae.batch() * vae.classes()];
            label = new float[vae.batch() * vae.classes()];
            start = copies();
            best = start;
            bestLoss = heldLoss();
        }

        PairModel model(Runnable step) {
            Adam adam = new Adam(0);
            List<Parameter> moving =
                    vae.parameters().subList(2 * spec.frozen(), vae.parameters().size());
            for (int n = 1; n <= spec.steps(); n++) {
                for (int row = 0; row < vae.batch(); row++) {
                    load(row < LABELLED ? labelled : unlabelled, row);
                }
                loss.step(x, target, label);
                double rate = spec.learningRate() * (0.5 + 0.5 * Math.cos(Math.PI * (n - 1) / spec.steps()));
                adam.step(moving, n, rate);
                drawBack(rate);
                vae.parametersChanged();
                if (held.size() > 0 && (n % CHECK_EVERY == 0 || n == spec.steps())) {
                    keep(heldLoss());
                }
                step.run();
            }
            if (held.size() > 0) {
                restore();
            }
            return PairExport.model(vae, base.manifest());
        }

        private void load(PairRows from, int row) {
            int pick = random.nextInt(from.size());
            float[] cues = from.cues(pick);
            double lateral = from.lateralDeg(pick);
            int at = row * PairCues.SIZE;
            if (random.nextBoolean()) {
                PairCues.mirror(cues, 0, x, at);
                lateral = -lateral;
            } else {
                System.arraycopy(cues, 0, x, at, PairCues.SIZE);
            }
            for (int k = 0; k < PairCues.SIZE; k++) {
                x[at + k] += JITTER * (float) (random.nextDouble() - 0.5);
            }
            if (row < LABELLED) {
                PairClasses.bell(lateral, spec.labelDeg(), vae.classes(), target, row * vae.classes());
                PairClasses.shared(lateral, vae.classes(), label, row * vae.classes());
            }
        }

        private void drawBack(double rate) {
            float part = (float) Math.min(1, rate * spec.pull());
            List<Parameter> all = vae.parameters();
            for (int p = 0; p < all.size(); p++) {
                float[] value = all.get(p).value();
                float[] origin = start.get(p);
                for (int i = 0; i < value.length; i++) {
                    value[i] += part * (origin[i] - value[i]);
                }
            }
        }

        /** {@return the mean of -target x log q(y|x) over the held rows; 0 without any} */
        private double heldLoss() {
            double sum = 0;
            for (int first = 0; first < held.size(); first += vae.batch()) {
                int count = Math.min(vae.batch(), held.size() - first);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(held.cues(first + i), 0, x, i * PairCues.SIZE, PairCues.SIZE);
                    PairClasses.bell(
                            held.lateralDeg(first + i), spec.labelDeg(), vae.classes(), target, i * vae.classes());
                }
                float[] log = vae.classify(x, false);
                for (int i = 0; i < count * vae.classes(); i++) {
                    sum -= (double) target[i] * log[i] / held.size();
                }
            }
            return sum;
        }

        private void keep(double now) {
            if (now < bestLoss) {
                bestLoss = now;
                best = copies();
            }
        }

        private List<float[]> copies() {
            List<float[]> copies = new ArrayList<>();
            vae.parameters().forEach(parameter -> copies.add(parameter.value().clone()));
            return copies;
        }

        private void restore() {
            List<Parameter> all = vae.parameters();
            for (int p = 0; p < all.size(); p++) {
                System.arraycopy(best.get(p), 0, all.get(p).value(), 0, best.get(p).length);
            }
            vae.parametersChanged();
        }
    }
}
