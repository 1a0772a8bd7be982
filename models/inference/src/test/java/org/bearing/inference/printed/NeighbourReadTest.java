package org.bearing.inference.printed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.bearing.inference.neighbours.KdTree;
import org.junit.jupiter.api.Test;

class NeighbourReadTest {
    private static final double ROUNDING = 1e-5;

    /** Reads angles at points on a line, seen from 0. */
    private static NeighbourRead read(int count, boolean inverseDistance, float[] points, float... anglesDeg) {
        NeighbourRead read = new NeighbourRead(count, inverseDistance);
        KdTree.of(1, points, IntStream.range(0, points.length).toArray()).nearest(new float[] {0}, read.nearest());
        read.weigh();
        read.read(anglesDeg);
        return read;
    }

    @Test
    void weighsByEquation15WithTheMedianSquaredDistanceOfEquation16() {
        // Squared distances 0.01, 0.04, 0.09, 0.16, 0.25: eps = 0.09; the sixth point is not among the nearest.
        float[] points = {0.1f, -0.2f, 0.3f, 0.4f, 0.5f, 9};
        double[] w = IntStream.rangeClosed(1, 5)
                .mapToDouble(i -> Math.exp(-0.01 * i * i / 0.09))
                .toArray();
        double sum = w[0] + w[1] + w[2] + w[3] + w[4];
        double mean = (w[0] * 10 + w[1] * 20 + w[2] * 30 - w[3] * 5 + w[4] * 0) / sum;
        NeighbourRead read = read(5, false, points, 10, 20, 30, -5, 0, 90);
        assertThat(read.meanDeg()).isCloseTo(mean, within(ROUNDING));
        assertThat(read.resultant()).isBetween(0.9, 1.0);
        assertThat(read.deviationRad()).isPositive();
    }

    @Test
    void weighsByInverseSquaredDistanceIfAsked() {
        float[] points = {0.5f, 1, 2};
        assertThat(read(3, true, points, 10, 20, 40).meanDeg())
                .isCloseTo((4 * 10 + 1 * 20 + 0.25 * 40) / 5.25, within(ROUNDING));
    }

    @Test
    void takesTheMeanOfDuplicatesWhereTheMedianDistanceIsZero() {
        float[] points = {0, 0, 0, 1, 2};
        assertThat(read(5, false, points, 10, 20, 30, 80, 90).meanDeg()).isCloseTo(20, within(ROUNDING));
        assertThat(read(5, true, points, 10, 20, 30, 80, 90).meanDeg()).isCloseTo(20, within(ROUNDING));
    }

    @Test
    void oneDuplicateDoesNotSilenceTheOthersUnderEquation16() {
        float[] points = {0, 1, -1};
        double w = Math.exp(-1);
        assertThat(read(3, false, points, 30, 0, 0).meanDeg()).isCloseTo(30 / (1 + 2 * w), within(ROUNDING));
    }

    @Test
    void agreeingNeighboursHaveNoSpread() {
        NeighbourRead read = read(3, false, new float[] {1, 2, 3}, 42, 42, 42);
        assertThat(read.meanDeg()).isCloseTo(42, within(ROUNDING));
        assertThat(read.deviationRad()).isCloseTo(0, within(ROUNDING));
        assertThat(read.resultant()).isCloseTo(1, within(ROUNDING));
    }

    /** As printed: right in front, where the paper localizes, wrong across the back. */
    @Test
    void averagesAnglesPlainlyEvenAcrossTheBack() {
        assertThat(read(3, false, new float[] {1, 1, 1}, 179, -179, 0).meanDeg())
                .isCloseTo(0, within(ROUNDING));
    }
}
