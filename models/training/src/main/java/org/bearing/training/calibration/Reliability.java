package org.bearing.training.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * How confidence compares with the share that is right.
 *
 * @param bins ten, by confidence from 0 to 1
 * @param expectedError mean over the samples of |mean confidence - share right| of their bin (expected calibration error)
 */
public record Reliability(List<Bin> bins, double expectedError) {
    /** How many bins. */
    public static final int BINS = 10;

    /**
     * The samples whose confidence is in one tenth.
     *
     * @param count how many
     * @param confidence their mean confidence; NaN for none
     * @param right share of them that is right; NaN for none
     */
    public record Bin(int count, double confidence, double right) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Counts.
     *
     * @param confidence of each sample, in [0, 1]
     * @param right whether it was right
     * @return the table
     */
    public static Reliability of(double[] confidence, boolean[] right) {
        int[] counts = new int[BINS];
        double[] sums = new double[BINS];
        int[] hits = new int[BINS];
        for (int i = 0; i < confidence.length; i++) {
            int bin = Math.min(BINS - 1, (int) (BINS * confidence[i]));
            counts[bin]++;
            sums[bin] += confidence[i];
            hits[bin] += right[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            bins.add(new Bin(counts[b], sums[b] / counts[b], (double) hits[b] / counts[b]));
            error += Math.abs(sums[b] - hits[b]) / Math.max(1, confidence.length);
        }
        return new Reliability(bins, error);
    }

    /** The table of samples. */
    static Reliability of(List<Sample> samples, Fit fit) {
        double[] confidence =
                samples.stream().mapToDouble(s -> s.confidence(fit)).toArray();
        boolean[] right = new boolean[samples.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = samples.get(i).azimuthErrorRad(fit) <= ConfidenceFit.RIGHT_RAD;
        }
        return of(confidence, right);
    }
}
