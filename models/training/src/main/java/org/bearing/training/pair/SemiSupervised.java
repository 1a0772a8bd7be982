package org.bearing.training.pair;

import java.util.Arrays;

/**
 * The loss of labelled and unlabelled rows in one batch, the labelled ones first (Bianco et al. 2021, eq. 11): a labelled one
 * adds C(x, y) - alpha log q(y|x), an unlabelled one D(x) = sum over y of q(y|x) (C(x, y) + log q(y|x)) (eq. 10), its likeliest
 * labels standing for all. The mean over the batch; log p(y) is left out, as it is the same for all labels. One thread.
 */
final class SemiSupervised {
    private static final double LEAST_PROBABILITY = 1e-20;

    private final PairVae model;
    private final int labelled;
    private final int top;
    private final double alpha;
    private final double unlabelledWeight;
    private final float[] itemCues;
    private final float[] itemLabel;
    private final float[] itemWeight;
    private final double[] cost;
    private final int[] itemClass;
    private final float[] slope;

    /**
     * Plans batches.
     *
     * @param model of as many rows as both kinds together, and of items as {@link #items} says
     * @param labelled labelled rows of a batch
     * @param top labels tried for an unlabelled row
     * @param alpha weight of the classification
     * @param unlabelledWeight weight of D beside C; 1 in the paper
     */
    SemiSupervised(PairVae model, int labelled, int top, double alpha, double unlabelledWeight) {
        this.model = model;
        this.labelled = labelled;
        this.top = top;
        this.alpha = alpha;
        this.unlabelledWeight = unlabelledWeight;
        int items = items(labelled, model.batch() - labelled, top);
        if (model.items() != items || top > model.classes()) {
            throw new IllegalArgumentException("the model must have " + items + " items and at least " + top
                    + " classes: " + model.items() + ", " + model.classes());
        }
        itemCues = new float[items * model.width()];
        itemLabel = new float[items * model.classes()];
        itemWeight = new float[items];
        cost = new double[items];
        itemClass = new int[items];
        slope = new float[model.batch() * model.classes()];
    }

    /** {@return how many items a batch is} */
    static int items(int labelled, int unlabelled, int top) {
        return labelled + unlabelled * top;
    }

    /**
     * Computes the loss and the gradients of all three networks.
     *
     * @param x the cues of all rows
     * @param target what the classifier shall say of the labelled rows, by row and class
     * @param label what encoder and decoder are told of them
     * @return the loss
     */
    double step(float[] x, float[] target, float[] label) {
        int width = model.width();
        int classes = model.classes();
        int rows = model.batch();
        float[] log = model.classify(x, true);
        System.arraycopy(x, 0, itemCues, 0, labelled * width);
        System.arraycopy(label, 0, itemLabel, 0, labelled * classes);
        Arrays.fill(itemWeight, 0, labelled, 1f / rows);
        for (int row = labelled; row < rows; row++) {
            suppose(x, log, row);
        }
        model.bound(itemCues, itemLabel, itemWeight, cost);
        double loss = 0;
        for (int i = 0; i < labelled; i++) {
            loss += cost[i] / rows;
        }
        for (int i = 0; i < labelled * classes; i++) {
            loss -= alpha * target[i] * log[i] / rows;
            slope[i] = (float) (alpha * (Math.exp(log[i]) - target[i]) / rows);
        }
        Arrays.fill(slope, labelled * classes, slope.length, 0);
        for (int row = labelled; row < rows; row++) {
            loss += doubt(row);
        }
        model.learn(slope);
        return loss;
    }

    private int first(int row) {
        return labelled + (row - labelled) * top;
    }

    /** Fills the items of an unlabelled row: its likeliest labels, whose probabilities add up to 1. */
    private void suppose(float[] x, float[] log, int row) {
        int width = model.width();
        int classes = model.classes();
        int first = first(row);
        double sum = 0;
        for (int n = 0; n < top; n++) {
            int item = first + n;
            int best = -1;
            for (int c = 0; c < classes; c++) {
                if ((best < 0 || log[row * classes + c] > log[row * classes + best]) && !taken(first, n, c)) {
                    best = c;
                }
            }
            itemClass[item] = best;
            itemWeight[item] = (float) Math.max(LEAST_PROBABILITY, Math.exp(log[row * classes + best]));
            sum += itemWeight[item];
            System.arraycopy(x, row * width, itemCues, item * width, width);
            Arrays.fill(itemLabel, item * classes, (item + 1) * classes, 0);
            itemLabel[item * classes + best] = 1;
        }
        for (int item = first; item < first + top; item++) {
            itemWeight[item] = (float) (unlabelledWeight * itemWeight[item] / sum / model.batch());
        }
    }

    private boolean taken(int first, int count, int label) {
        for (int n = 0; n < count; n++) {
            if (itemClass[first + n] == label) {
                return true;
            }
        }
        return false;
    }

    /** {@return the part of an unlabelled row in the loss}; sets dD / d logit of y = q (C + log q - D). */
    private double doubt(int row) {
        int classes = model.classes();
        double scale = unlabelledWeight / model.batch();
        int first = first(row);
        double mean = 0;
        for (int item = first; item < first + top; item++) {
            double q = itemWeight[item] / scale;
            mean += q * (cost[item] + Math.log(q));
        }
        for (int item = first; item < first + top; item++) {
            double q = itemWeight[item] / scale;
            slope[row * classes + itemClass[item]] = (float) (scale * q * (cost[item] + Math.log(q) - mean));
        }
        return scale * mean;
    }
}
