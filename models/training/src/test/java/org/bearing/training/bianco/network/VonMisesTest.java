package org.bearing.training.bianco.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VonMisesTest {
    /** Relative, of a Bessel function. */
    private static final double BESSEL_TOLERANCE = 1e-11;

    private static final int CIRCLE = 20_000;
    private static final int DRAWS = 40_000;

    /** Bessel functions by their integrals over the circle. */
    private static double integral(double kappa, int order) {
        double sum = 0;
        for (int i = 0; i < CIRCLE; i++) {
            double angle = 2 * Math.PI * i / CIRCLE;
            sum += Math.exp(kappa * (Math.cos(angle) - 1)) * Math.cos(order * angle);
        }
        return sum / CIRCLE;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 1, 7, 19.99, 20, 20.01, 33, 700, 1e4, 1e5})
    void besselFunctionsAreTheirIntegrals(double kappa) {
        for (int order = 0; order < 2; order++) {
            double expected = integral(kappa, order);
            assertThat(VonMises.bessel(kappa, order)).isCloseTo(expected, within(BESSEL_TOLERANCE * expected));
        }
    }

    /** The mean of e^(i pi x) is I1 / I0 e^(i pi m), whatever the draws come through. */
    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.05, 0.3, 1, 5})
    void drawsHaveTheDistributionsFirstMoment(double deviation) {
        SplittableRandom random = new SplittableRandom(12);
        double mean = 0.9;
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < DRAWS; i++) {
            double phase = VonMises.draw(mean, deviation, random);
            assertThat(phase).isBetween(-1.0, 1.0);
            cosine += Math.cos(Math.PI * (phase - mean)) / DRAWS;
            sine += Math.sin(Math.PI * (phase - mean)) / DRAWS;
        }
        double kappa = VonMises.kappa(deviation);
        double expected = VonMises.bessel(kappa, 1) / VonMises.bessel(kappa, 0);
        double fourErrors = 4 * Math.sqrt((1 - expected * expected) / DRAWS);
        assertThat(cosine).isCloseTo(expected, within(fourErrors));
        assertThat(sine).isCloseTo(0, within(fourErrors));
    }

    /** Draws fall into ten parts of the circle as often as the density says. */
    @Test
    void drawsFollowTheDensity() {
        SplittableRandom random = new SplittableRandom(5);
        int parts = 10;
        double[] found = new double[parts];
        for (int i = 0; i < DRAWS; i++) {
            found[(int) Math.min(parts - 1, parts * (VonMises.draw(0.2, 0.4, random) + 1) / 2)]++;
        }
        double kappa = VonMises.kappa(0.4);
        int steps = 1000;
        for (int part = 0; part < parts; part++) {
            double share = 0;
            for (int k = 0; k < steps; k++) {
                double x = 2.0 * (part + (k + 0.5) / steps) / parts - 1;
                share += Math.exp(kappa * (Math.cos(Math.PI * (x - 0.2)) - 1))
                        / (VonMises.bessel(kappa, 0) * parts * steps);
            }
            assertThat(found[part] / DRAWS).isCloseTo(share, within(4 * Math.sqrt(share / DRAWS)));
        }
    }

    @Test
    void theFirstBesselFunctionIsBelowTheZeroth() {
        for (double kappa = 1e-3; kappa < 1e5; kappa *= 1.7) {
            double ratio = VonMises.bessel(kappa, 1) / VonMises.bessel(kappa, 0);
            assertThat(ratio).isBetween(0.0, 1.0);
            assertThat(1 - ratio).as("kappa %s", kappa).isGreaterThan(1 / (2 * kappa + 2));
        }
    }
}
