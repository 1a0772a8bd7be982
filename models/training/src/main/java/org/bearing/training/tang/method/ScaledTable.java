package org.bearing.training.tang.method;

import java.util.Arrays;
import org.bearing.training.tang.AngleTable;

/** Cues with every one of them brought to mean 0 and deviation 1 over the training recordings. */
final class ScaledTable {
    /** Cues that never change, such as those of bins that are silent, stay 0. */
    private static final double LEAST_DEVIATION = 1e-4;

    private final int width;
    private final float[] mean;
    private final float[] deviation;

    private ScaledTable(float[] mean, float[] deviation) {
        width = mean.length;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Measures the scale. */
    static ScaledTable measure(AngleTable training) {
        int width = training.width();
        double[] sum = new double[width];
        double[] squares = new double[width];
        float[] row = new float[width];
        for (int i = 0; i < training.size(); i++) {
            training.cues(i, row, 0);
            for (int k = 0; k < width; k++) {
                sum[k] += row[k];
                squares[k] += (double) row[k] * row[k];
            }
        }
        float[] mean = new float[width];
        float[] deviation = new float[width];
        for (int k = 0; k < width; k++) {
            double average = sum[k] / training.size();
            mean[k] = (float) average;
            deviation[k] = (float) Math.max(
                    LEAST_DEVIATION, Math.sqrt(Math.max(0, squares[k] / training.size() - average * average)));
        }
        return new ScaledTable(mean, deviation);
    }

    /** {@return the same mean, but no other scale: distances are those of the cues themselves} */
    ScaledTable centredOnly() {
        float[] ones = new float[width];
        Arrays.fill(ones, 1f);
        return new ScaledTable(mean, ones);
    }

    float[] mean() {
        return mean;
    }

    float[] deviation() {
        return deviation;
    }

    /** All recordings of a table, one after the other. */
    float[] apply(AngleTable table) {
        float[] out = new float[Math.multiplyExact(table.size(), width)];
        for (int i = 0; i < table.size(); i++) {
            table.cues(i, out, i * width);
            for (int k = 0; k < width; k++) {
                out[i * width + k] = (out[i * width + k] - mean[k]) / deviation[k];
            }
        }
        return out;
    }
}
