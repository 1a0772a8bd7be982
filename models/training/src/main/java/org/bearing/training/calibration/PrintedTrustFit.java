package org.bearing.training.calibration;

import java.util.Arrays;
import org.bearing.inference.printed.PrintedTrust;

/** Fits how far a printed method can be trusted. */
public final class PrintedTrustFit {
    /** Resultant and coherence speak for the answer, spread against. */
    private static final int[] SIGNS = {1, -1, 1};

    private PrintedTrustFit() {}

    /**
     * Fits the 90% arc and the probability of an azimuth within 10 degrees.
     *
     * @param azimuthErrorRad absolute error of each validation scene, rad
     * @param resultant as the reader tells it
     * @param spreadRad as the reader tells it; 0 everywhere for a method without neighbours
     * @param coherence mean length of the mean phase vectors
     * @return the constants
     */
    public static PrintedTrust of(
            double[] azimuthErrorRad, double[] resultant, double[] spreadRad, double[] coherence) {
        int size = azimuthErrorRad.length;
        double[][] features = new double[size][];
        boolean[] right = new boolean[size];
        for (int i = 0; i < size; i++) {
            double spread = Math.log(Math.max(PrintedTrust.LEAST_SPREAD_RAD, spreadRad[i]));
            features[i] = new double[] {resultant[i], spread, coherence[i]};
            right[i] = azimuthErrorRad[i] <= ConfidenceFit.RIGHT_RAD;
        }
        double[] w = new LogisticRegression(features, right, SIGNS).fit();
        boolean neighbours = Arrays.stream(spreadRad).anyMatch(spread -> spread > 0);
        ArcFit arc = neighbours ? ArcFit.of(azimuthErrorRad, spreadRad) : constant(azimuthErrorRad);
        return new PrintedTrust(arc.floorRad(), arc.perSpread(), w[0], w[1], w[2], w[3]);
    }

    private static ArcFit constant(double[] errorRad) {
        double[] sorted = errorRad.clone();
        Arrays.sort(sorted);
        return new ArcFit(Math.max(1e-3, Errors.quantile(sorted, ArcFit.SHARE)), 0);
    }
}
