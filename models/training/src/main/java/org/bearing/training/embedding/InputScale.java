package org.bearing.training.embedding;

import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.training.data.ExampleTable;

/** Mean and standard deviation of every cue over training examples. Read by any number of threads. */
public final class InputScale {
    private static final int MOST_EXAMPLES = 40_000;
    private static final double LEAST_DEVIATION = 1e-4;

    private final float[] mean;
    private final float[] deviation;

    /**
     * Takes known numbers.
     *
     * @param mean by cue
     * @param deviation by cue, above 0
     */
    public InputScale(float[] mean, float[] deviation) {
        this.mean = mean.clone();
        this.deviation = deviation.clone();
    }

    /**
     * Measures them on the first examples, at most 40,000.
     *
     * @param table the examples
     * @param cues what their cues are
     * @param mirrored whether each example counts a second time with left and right exchanged
     * @return the scale
     */
    public static InputScale measure(ExampleTable table, CueSpec cues, boolean mirrored) {
        int width = table.width();
        double[] sum = new double[width];
        double[] squares = new double[width];
        float[] row = new float[width];
        int count = Math.min(MOST_EXAMPLES, table.size());
        for (int i = 0; i < count; i++) {
            table.features(i, row);
            add(row, sum, squares);
            if (mirrored) {
                CueMirror.mirror(cues, row, row);
                add(row, sum, squares);
            }
        }
        double all = mirrored ? 2.0 * count : count;
        float[] mean = new float[width];
        float[] deviation = new float[width];
        for (int k = 0; k < width; k++) {
            double average = sum[k] / all;
            mean[k] = (float) average;
            deviation[k] =
                    (float) Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, squares[k] / all - average * average)));
        }
        return new InputScale(mean, deviation);
    }

    private static void add(float[] row, double[] sum, double[] squares) {
        for (int k = 0; k < row.length; k++) {
            sum[k] += row[k];
            squares[k] += (double) row[k] * row[k];
        }
    }

    /** {@return what is subtracted, by cue} */
    public float[] mean() {
        return mean.clone();
    }

    /** {@return what then divides, by cue} */
    public float[] deviation() {
        return deviation.clone();
    }

    /** Writes a scaled row. */
    void apply(float[] row, float[] into, int at) {
        for (int k = 0; k < mean.length; k++) {
            into[at + k] = (row[k] - mean[k]) / deviation[k];
        }
    }
}
