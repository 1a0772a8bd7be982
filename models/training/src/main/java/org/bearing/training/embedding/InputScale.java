package org.bearing.training.embedding;

/** Mean and standard deviation of every cue over training examples. Read by any number of threads. */
public final class InputScale {
    private static final int MOST_EXAMPLES = 40_000;
    private static final double LEAST_DEVIATION = 1e-4;

    private static final float MUTED_DEVIATION = 1e30f;

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
     * @param rows gives the values of an example as the network is to see them
     * @param size number of examples
     * @param width values per example
     * @param odd how many of them, the last ones, are negated when left and right are exchanged: their mean is 0
     * @return the scale
     */
    static InputScale measure(RowSource rows, int size, int width, int odd) {
        double[] sum = new double[width];
        double[] squares = new double[width];
        float[] row = new float[width];
        int count = Math.min(MOST_EXAMPLES, size);
        for (int i = 0; i < count; i++) {
            rows.read(i, row);
            for (int k = 0; k < width; k++) {
                sum[k] += row[k];
                squares[k] += (double) row[k] * row[k];
            }
        }
        float[] mean = new float[width];
        float[] deviation = new float[width];
        for (int k = 0; k < width; k++) {
            double average = k < width - odd ? sum[k] / count : 0;
            double variance = Math.max(0, squares[k] / count - average * average);
            mean[k] = (float) average;
            deviation[k] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        }
        return new InputScale(mean, deviation);
    }

    /** The same, but what is marked by a number other than 0 becomes nothing. */
    InputScale without(float[] marked) {
        float[] silenced = deviation.clone();
        for (int k = 0; k < silenced.length; k++) {
            silenced[k] = marked[k] == 0 ? silenced[k] : MUTED_DEVIATION;
        }
        return new InputScale(mean, silenced);
    }

    /**
     * The same with the scale of a model that hears a part of the cues, for those that it hears; what is nothing stays so.
     *
     * @param mean of the model, even cues first
     * @param deviation of the model
     * @param modelOdd how many of them, the last ones, are odd
     * @param odd how many of this scale's, the last ones, are odd
     * @return the scale
     */
    InputScale from(float[] mean, float[] deviation, int modelOdd, int odd) {
        InputScale joined = new InputScale(this.mean, this.deviation);
        int even = mean.length - modelOdd;
        int firstOdd = this.mean.length - odd;
        System.arraycopy(mean, 0, joined.mean, 0, even);
        System.arraycopy(deviation, 0, joined.deviation, 0, even);
        System.arraycopy(mean, even, joined.mean, firstOdd, modelOdd);
        System.arraycopy(deviation, even, joined.deviation, firstOdd, modelOdd);
        for (int k = 0; k < this.deviation.length; k++) {
            if (this.deviation[k] == MUTED_DEVIATION) {
                joined.deviation[k] = MUTED_DEVIATION;
            }
        }
        return joined;
    }

    /** Gives rows by number. */
    interface RowSource {
        void read(int example, float[] into);
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
    void apply(float[] row, float[] into) {
        for (int k = 0; k < mean.length; k++) {
            into[k] = (row[k] - mean[k]) / deviation[k];
        }
    }
}
