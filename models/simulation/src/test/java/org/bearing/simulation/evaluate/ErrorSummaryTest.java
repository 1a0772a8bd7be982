package org.bearing.simulation.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorSummaryTest {
    private static final long SEED = 99;

    @Test
    void tellsMedianAndMean() {
        ErrorSummary summary = ErrorSummary.of(new double[] {4, 1, 2, 9, Double.NaN}, SEED);
        assertThat(summary.count()).isEqualTo(4);
        assertThat(summary.median().value()).isEqualTo(3);
        assertThat(summary.mean().value()).isEqualTo(4);
        assertThat(ErrorSummary.of(new double[0], SEED).median().text()).isEqualTo("-");
    }

    @Test
    void coversTheTrueMeanAboutAsOftenAsItClaims() {
        int rounds = 100;
        SplittableRandom random = new SplittableRandom(SEED);
        int covered = 0;
        for (int r = 0; r < rounds; r++) {
            double[] errors =
                    IntStream.range(0, 80).mapToDouble(i -> random.nextDouble()).toArray();
            Interval mean = ErrorSummary.of(errors, r).mean();
            covered += mean.low() <= 0.5 && mean.high() >= 0.5 ? 1 : 0;
        }
        assertThat(covered / (double) rounds).isCloseTo(0.95, within(0.05));
    }

    @Test
    void comparesScenesPairwise() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] theirs = IntStream.range(0, 300)
                .mapToDouble(i -> random.nextDouble(1, 40))
                .toArray();
        double[] ours = IntStream.range(0, 300).mapToDouble(i -> theirs[i] / 2).toArray();
        Interval ratio = ErrorSummary.meanRatio(ours, theirs, SEED);
        assertThat(ratio.value()).isCloseTo(0.5, within(1e-12));
        assertThat(ratio.high() - ratio.low()).isLessThan(1e-9);
        assertThat(ErrorSummary.medianRatio(ours, theirs, SEED).value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void leavesItsArgumentsAlone() {
        double[] errors = {3, 1, 2};
        ErrorSummary.of(errors, SEED);
        assertThat(errors).containsExactly(3, 1, 2);
    }
}
