package org.bearing.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.inference.manifest.Calibration;
import org.junit.jupiter.api.Test;

class TrustFitTest {
    private static final long SEED = 72;
    private static final int ROWS = 20_000;

    /** Tolerance of a weight, from sampling. */
    private static final double WEIGHT = 0.1;

    /** Tolerance of a share of scenes. */
    private static final double SHARE = 0.03;

    private static double[] logistic(double constant, double first, double second, int... signs) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] features = new double[ROWS][];
        boolean[] right = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            features[i] = new double[] {2 * random.nextGaussian(), 5 + random.nextGaussian()};
            double sum = constant + first * features[i][0] + second * features[i][1];
            right[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum));
        }
        return new LogisticRegression(features, right, signs).fit();
    }

    @Test
    void recoversTheWeightsOfALogisticModel() {
        double[] weights = logistic(4, 0.7, -1, 1, -1);
        assertThat(weights[0]).isCloseTo(4, within(5 * WEIGHT));
        assertThat(weights[1]).isCloseTo(0.7, within(WEIGHT));
        assertThat(weights[2]).isCloseTo(-1, within(WEIGHT));
    }

    @Test
    void givesNoWeightAgainstGoodSense() {
        double[] weights = logistic(4, 0.7, -1, -1, -1);
        assertThat(weights[1]).isZero();
        assertThat(weights[2]).isLessThan(0);
    }

    @Test
    void staysFiniteWhereAllAreRight() {
        double[][] features = {{1}, {2}, {3}};
        double[] weights = new LogisticRegression(features, new boolean[] {true, true, true}, new int[] {1}).fit();
        assertThat(Arrays.stream(weights).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void arcCoversNineTenthsOfErrorsThatGrowWithSpread() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] spread = random.doubles(ROWS, 0.02, 0.5).toArray();
        double[] error = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            error[i] = Math.abs(random.nextGaussian()) * Math.hypot(0.05, 0.5 * spread[i]);
        }
        ArcFit arc = ArcFit.of(error, spread);
        // 90% of a Gaussian lie within 1.645 standard deviations.
        assertThat(arc.floorRad()).isCloseTo(1.645 * 0.05, within(0.02));
        assertThat(arc.perSpread()).isCloseTo(1.645 * 0.5, within(0.05));
    }

    @Test
    void confidenceAndArcHoldOnOtherScenes() {
        List<Sample> samples = new Readouts(SEED, 1, 0.3, 1).draw(1500);
        Calibration blend = new FusionFit(samples, Readouts.ASSUMED_M, Calibration.UNFITTED).fit();
        Fit fit = Calibrator.trust(samples, new Fit(blend, Readouts.ASSUMED_M));
        List<Sample> others = new Readouts(SEED + 1, 1, 0.3, 1).draw(1500);
        assertThat(Reliability.of(others, fit).expectedError()).isLessThan(SHARE);
        Coverage coverage = Coverage.of(others, fit);
        assertThat(coverage.overall()).isCloseTo(0.9, within(SHARE));
        assertThat(coverage.terciles()).allSatisfy(share -> assertThat(share).isBetween(0.8, 0.97));
    }

    @Test
    void countsReliability() {
        Reliability table = Reliability.of(new double[] {0.95, 0.95, 0.25}, new boolean[] {true, false, false});
        assertThat(table.bins().get(9)).isEqualTo(new Reliability.Bin(2, 0.95, 0.5));
        assertThat(table.expectedError()).isCloseTo((2 * 0.45 + 0.25) / 3, within(1e-12));
    }
}
