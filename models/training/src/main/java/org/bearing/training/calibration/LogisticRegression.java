package org.bearing.training.calibration;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Logistic regression by Newton's method, with a quadratic penalty on the weights of standardised features.
 *
 * <p>Each feature has a sign of good sense; a weight of the other sign becomes 0, so that an input unlike any scene never
 * gains confidence by it.
 */
public final class LogisticRegression {
    private static final double PENALTY = 1;

    /** Keeps the constant term finite where all answers are alike. */
    private static final double CONSTANT_PENALTY = 1e-2;

    private static final int NEWTON_STEPS = 60;
    private static final double CLOSE_ENOUGH = 1e-9;

    /** Longest step of one weight; a full Newton step may leap where the classes are nearly apart. */
    private static final double LONGEST_STEP = 2;

    private static final double LEAST_DEVIATION = 1e-9;

    private final double[][] rows;
    private final boolean[] right;
    private final int[] signs;
    private final double[] mean;
    private final double[] deviation;

    /**
     * Prepares a fit.
     *
     * @param features one row per sample
     * @param right the answer of each
     * @param signs by feature +1 or -1: the sign that its weight may have; 0 = any
     */
    public LogisticRegression(double[][] features, boolean[] right, int[] signs) {
        this.right = right;
        this.signs = signs;
        int size = signs.length;
        mean = new double[size];
        deviation = new double[size];
        for (int k = 0; k < size; k++) {
            int column = k;
            double centre = Arrays.stream(features)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElse(0);
            mean[k] = centre;
            deviation[k] = Math.sqrt(Arrays.stream(features)
                    .mapToDouble(row -> (row[column] - centre) * (row[column] - centre))
                    .average()
                    .orElse(0));
        }
        rows = Arrays.stream(features).map(this::standardised).toArray(double[][]::new);
    }

    private double[] standardised(double[] row) {
        double[] out = new double[row.length + 1];
        out[0] = 1;
        for (int k = 0; k < row.length; k++) {
            out[k + 1] = deviation[k] < LEAST_DEVIATION ? 0 : (row[k] - mean[k]) / deviation[k];
        }
        return out;
    }

    /** {@return the constant term, then the weight of each feature} */
    public double[] fit() {
        boolean[] used = new boolean[signs.length + 1];
        Arrays.fill(used, true);
        double[] weights = solve(used);
        for (int worst = wrongest(weights); worst > 0; worst = wrongest(weights)) {
            used[worst] = false;
            weights = solve(used);
        }
        double[] out = weights.clone();
        for (int k = 0; k < signs.length; k++) {
            out[k + 1] = deviation[k] < LEAST_DEVIATION ? 0 : weights[k + 1] / deviation[k];
            out[0] -= out[k + 1] * mean[k];
        }
        return out;
    }

    private int wrongest(double[] weights) {
        int worst = 0;
        double least = 0;
        for (int k = 0; k < signs.length; k++) {
            if (signs[k] * weights[k + 1] < least) {
                least = signs[k] * weights[k + 1];
                worst = k + 1;
            }
        }
        return worst;
    }

    private double[] solve(boolean[] used) {
        int size = used.length;
        double[] weights = new double[size];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] gradient = new double[size];
            RealMatrix curvature = new Array2DRowRealMatrix(size, size);
            accumulate(weights, gradient, curvature);
            for (int k = 0; k < size; k++) {
                double penalty = k == 0 ? CONSTANT_PENALTY : PENALTY;
                gradient[k] -= penalty * weights[k];
                curvature.addToEntry(k, k, penalty);
                if (!used[k]) {
                    leaveOut(k, gradient, curvature);
                }
            }
            double[] move = new LUDecomposition(curvature)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
            double longest = Arrays.stream(move).map(Math::abs).max().orElse(0);
            double factor = Math.min(1, LONGEST_STEP / Math.max(longest, CLOSE_ENOUGH));
            for (int k = 0; k < size; k++) {
                weights[k] += factor * move[k];
            }
            if (longest < CLOSE_ENOUGH) {
                break;
            }
        }
        return weights;
    }

    private static void leaveOut(int k, double[] gradient, RealMatrix curvature) {
        gradient[k] = 0;
        for (int j = 0; j < gradient.length; j++) {
            curvature.setEntry(k, j, 0);
            curvature.setEntry(j, k, 0);
        }
        curvature.setEntry(k, k, 1);
    }

    private void accumulate(double[] weights, double[] gradient, RealMatrix curvature) {
        int size = weights.length;
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += weights[k] * row[k];
            }
            double probability = 1 / (1 + Math.exp(-sum));
            double left = (right[i] ? 1 : 0) - probability;
            double weight = probability * (1 - probability);
            for (int k = 0; k < size; k++) {
                gradient[k] += left * row[k];
                for (int j = 0; j < size; j++) {
                    curvature.addToEntry(k, j, weight * row[k] * row[j]);
                }
            }
        }
    }
}
