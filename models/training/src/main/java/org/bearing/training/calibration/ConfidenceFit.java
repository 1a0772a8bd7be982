package org.bearing.training.calibration;

import java.util.List;
import org.bearing.inference.EmbeddingReadout;
import org.bearing.inference.manifest.ConfidenceWeights;

/** Fits the probability that the azimuth is right within 10 degrees. */
final class ConfidenceFit {
    /** An azimuth is right if its error is at most this, rad. */
    static final double RIGHT_RAD = Math.toRadians(10);

    /** Resultant, spread, coherence, distance, disagreement, gap, peak: what speaks for the answer, what against. */
    private static final int[] SIGNS = {1, -1, 1, -1, -1, -1, 1};

    private ConfidenceFit() {}

    /**
     * Fits.
     *
     * @param samples with and without the radius, counting alike
     * @param fit constants of the blend and the usual distance
     * @return the weights
     */
    static ConfidenceWeights of(List<Sample> samples, Fit fit) {
        double[][] features =
                samples.stream().map(sample -> features(sample, fit)).toArray(double[][]::new);
        boolean[] right = new boolean[samples.size()];
        for (int i = 0; i < right.length; i++) {
            // Front and back are told by the share of the votes, which is multiplied later.
            right[i] = samples.get(i).nearerErrorRad(fit) <= RIGHT_RAD;
        }
        double[] w = new LogisticRegression(features, right, SIGNS).fit();
        return new ConfidenceWeights(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
    }

    private static double[] features(Sample sample, Fit fit) {
        EmbeddingReadout readout = sample.readout();
        return new double[] {
            readout.resultant(),
            Math.log(Math.max(ConfidenceWeights.LEAST, readout.spreadRad())),
            readout.coherence(),
            Math.log(Math.max(
                    ConfidenceWeights.LEAST,
                    readout.distance() / fit.calibration().usualDistance())),
            readout.disagreementRad(),
            sample.gapRad(fit.averageRadiusM()),
            readout.peakValue()
        };
    }
}
