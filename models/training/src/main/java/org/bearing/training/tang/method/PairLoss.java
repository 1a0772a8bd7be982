package org.bearing.training.tang.method;

import java.util.Arrays;
import org.bearing.training.embedding.LossSpec;

/**
 * Contrastive loss of a batch and its gradient: the mean over all unordered pairs of
 * {@code y d^2 + (1 - y) max(0, mu - d^2)} (eq. 13), or with Hadsell's {@code max(0, mu - d)^2}.
 *
 * <p>One thread.
 */
final class PairLoss {
    private static final float DISTANCE_FLOOR = 1e-9f;

    private final PairRule rule;
    private final int dimension;

    PairLoss(PairRule rule, int dimension) {
        this.rule = rule;
        this.dimension = dimension;
    }

    /**
     * Computes the loss.
     *
     * @param z embeddings, row by row
     * @param labels as {@link PairRule} wants them
     * @param gradient receives the slope by every number of {@code z}
     * @return the loss
     */
    double evaluate(float[] z, float[] labels, float[] gradient) {
        int batch = z.length / dimension;
        float weight = (float) (2.0 / ((double) batch * (batch - 1)));
        Arrays.fill(gradient, 0f);
        double loss = 0;
        for (int i = 0; i < batch; i++) {
            for (int j = i + 1; j < batch; j++) {
                loss += pair(z, labels, gradient, i, j, weight);
            }
        }
        return weight * loss;
    }

    private double pair(float[] z, float[] labels, float[] gradient, int i, int j, float weight) {
        int a = i * dimension;
        int b = j * dimension;
        float square = 0;
        for (int k = 0; k < dimension; k++) {
            float e = z[a + k] - z[b + k];
            square += e * e;
        }
        double apart = rule.distance(labels, i, j);
        double loss;
        float slope;
        if (rule.similar(apart)) {
            loss = square;
            slope = 2 * weight;
        } else if (square >= 1) {
            return 0; // no margin is larger
        } else if (rule.form() == LossSpec.Form.LITERAL) {
            double missing = rule.margin(apart) - square;
            if (missing <= 0) {
                return 0;
            }
            loss = missing;
            slope = -2 * weight;
        } else {
            float distance = (float) Math.sqrt(square) + DISTANCE_FLOOR;
            double missing = Math.max(0, rule.margin(apart) - distance);
            loss = missing * missing;
            slope = (float) (-2 * weight * missing / distance);
        }
        for (int k = 0; k < dimension; k++) {
            float step = slope * (z[a + k] - z[b + k]);
            gradient[a + k] += step;
            gradient[b + k] -= step;
        }
        return loss;
    }
}
