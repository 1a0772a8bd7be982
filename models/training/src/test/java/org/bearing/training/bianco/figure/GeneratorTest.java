package org.bearing.training.bianco.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    /** Of a mean over so many draws. */
    private static final double TOLERANCE = 0.01;

    private static final int DRAWS = 40_000;

    @Test
    void drawsFromATruncatedNormal() {
        SplittableRandom random = new SplittableRandom(7);
        double mean = 0.8;
        double deviation = 0.5;
        double sum = 0;
        double most = -2;
        double least = 2;
        for (int i = 0; i < DRAWS; i++) {
            double x = Generator.truncated(mean, deviation, random.nextDouble());
            sum += x;
            most = Math.max(most, x);
            least = Math.min(least, x);
        }
        assertThat(sum / DRAWS).isCloseTo(expected(mean, deviation), within(TOLERANCE));
        assertThat(most).isLessThanOrEqualTo(1).isGreaterThan(0.99);
        assertThat(least).isGreaterThanOrEqualTo(-1);
    }

    /** Mean by summation over a fine grid, independently of any distribution function. */
    private static double expected(double mean, double deviation) {
        double weight = 0;
        double sum = 0;
        for (double x = -1; x <= 1; x += 1e-4) {
            double density = Math.exp(-0.5 * Math.pow((x - mean) / deviation, 2));
            weight += density;
            sum += density * x;
        }
        return sum / weight;
    }
}
