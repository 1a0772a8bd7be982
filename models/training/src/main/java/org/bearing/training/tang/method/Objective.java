package org.bearing.training.tang.method;

import java.util.List;
import org.bearing.training.network.Parameter;

/** What one network of a method is trained for, and how well it localizes. */
interface Objective {
    /** {@return numbers per label} */
    int labelSize();

    /** {@return what is learnt behind the network} */
    List<Parameter> parameters();

    /** Loss of a batch; fills the slope by the network's outputs. */
    double evaluate(float[] z, float[] labels, float[] gradient);

    /**
     * Median and mean error on validation recordings.
     *
     * @param neighbours embeddings of training recordings, those that {@link #neighbourRows} asks for
     * @param validation embeddings of the validation recordings
     */
    Errors errors(float[] neighbours, float[] validation);

    /** {@return which training recordings {@link #errors} wants embedded; none if it needs no neighbours} */
    int[] neighbourRows();

    /** Errors in degrees; better is the smaller median, then the smaller mean: on a grid many medians are alike. */
    record Errors(double median, double mean) {
        static final Errors WORST = new Errors(Double.MAX_VALUE, Double.MAX_VALUE);

        boolean betterThan(Errors other) {
            return median < other.median || (median == other.median && mean < other.mean);
        }

        static Errors of(double[] degrees) {
            if (degrees.length == 0) {
                return new Errors(0, 0);
            }
            double[] sorted = degrees.clone();
            java.util.Arrays.sort(sorted);
            return new Errors(
                    (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
                    java.util.Arrays.stream(sorted).average().orElse(0));
        }
    }
}
