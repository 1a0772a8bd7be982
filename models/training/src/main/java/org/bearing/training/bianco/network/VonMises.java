package org.bearing.training.bianco.network;

import java.util.SplittableRandom;

/**
 * The von Mises distribution of a relative phase x in units of pi: log p = kappa cos(pi (x - m)) - log(2 I0(kappa)), which needs no
 * cut at -1 and 1. The head's s becomes kappa = 1 / (pi s)^2, so that a narrow one has the standard deviation s as a normal has; at
 * s = 10 it is uniform but for a thousandth.
 */
public final class VonMises {
    /** Up to here the series about 0 is summed, beyond it the one about infinity. */
    private static final double FAR = 20;

    private static final int MOST_TERMS = 80;
    private static final double LEAST_TERM = 1e-17;
    /** Beyond it a normal is the same to four digits, and Best and Fisher's constants cancel. */
    private static final double NARROW = 1e4;

    private final double[] kappa;
    private final double[] squaredHalf;
    private final double[] sine;
    private final double[] ratio;
    private final double[] scaled;

    VonMises(int size) {
        kappa = new double[size];
        squaredHalf = new double[size];
        sine = new double[size];
        ratio = new double[size];
        scaled = new double[size];
    }

    /**
     * How concentrated the distribution is.
     *
     * @param deviation s, above 0, in units of pi
     * @return kappa
     */
    static double kappa(double deviation) {
        return 1 / (Math.PI * Math.PI * deviation * deviation);
    }

    /** log p of a sequence: -2 kappa sin^2(pi (x - m) / 2) - log(2 e^-kappa I0), in which nothing overflows. */
    double value(float[] x, int at, double[] mean, double[] deviation) {
        double sum = 0;
        for (int i = 0; i < kappa.length; i++) {
            double half = 0.5 * Math.PI * (x[at + i] - mean[i]);
            double halfSine = Math.sin(half);
            kappa[i] = kappa(deviation[i]);
            squaredHalf[i] = halfSine * halfSine;
            sine[i] = 2 * halfSine * Math.cos(half);
            sum -= 2 * kappa[i] * squaredHalf[i];
        }
        for (int i = 0; i < kappa.length; i++) {
            scaled[i] = bessel(kappa[i], 0);
            ratio[i] = bessel(kappa[i], 1) / scaled[i];
        }
        return sum - Curves.sumOfLogs(scaled) - kappa.length * Math.log(2);
    }

    /** d log p / dm = kappa pi sin(pi (x - m)) and d log p / ds = -2 kappa / s (cos(pi (x - m)) - I1 / I0), after the value. */
    void slopes(double[] deviation, double[] byMean, double[] byDeviation) {
        for (int i = 0; i < kappa.length; i++) {
            byMean[i] = kappa[i] * Math.PI * sine[i];
            byDeviation[i] = -2 * kappa[i] / deviation[i] * (1 - 2 * squaredHalf[i] - ratio[i]);
        }
    }

    /** {@return e^-kappa I_order(kappa), order 0 or 1, to 1e-12 of it} */
    static double bessel(double kappa, int order) {
        return kappa < FAR ? near(kappa, order) : far(kappa, order);
    }

    /** I_order = (kappa / 2)^order sum of (kappa^2 / 4)^k / (k! (k + order)!). */
    private static double near(double kappa, int order) {
        double quarter = 0.25 * kappa * kappa;
        double term = order == 0 ? 1 : 0.5 * kappa;
        double sum = term;
        for (int k = 1; k < MOST_TERMS && term > LEAST_TERM * sum; k++) {
            term *= quarter / (k * (double) (k + order));
            sum += term;
        }
        return sum * Math.exp(-kappa);
    }

    /** I_order = e^kappa / root(2 pi kappa) times the sum of products of ((2 j - 1)^2 - 4 order^2) / (8 j kappa). */
    private static double far(double kappa, int order) {
        double term = 1;
        double sum = term;
        for (int j = 1; Math.abs(term) > LEAST_TERM && j < kappa; j++) {
            double odd = 2 * j - 1;
            term *= (odd * odd - 4 * order) / (8 * j * kappa);
            sum += term;
        }
        return sum / Math.sqrt(2 * Math.PI * kappa);
    }

    /**
     * Draws a phase by rejection from a wrapped Cauchy distribution (Best and Fisher 1979).
     *
     * @param mean m, in units of pi
     * @param deviation s, above 0, in units of pi
     * @param random where numbers come from
     * @return in [-1, 1)
     */
    public static double draw(double mean, double deviation, SplittableRandom random) {
        double kappa = kappa(deviation);
        double angle = kappa > NARROW ? Math.PI * deviation * random.nextGaussian() : angle(kappa, random);
        double phase = mean + angle / Math.PI;
        return phase - 2 * Math.floor((phase + 1) / 2);
    }

    private static double angle(double kappa, SplittableRandom random) {
        double tau = 1 + Math.sqrt(1 + 4 * kappa * kappa);
        double rho = (tau - Math.sqrt(2 * tau)) / (2 * kappa);
        double r = (1 + rho * rho) / (2 * rho);
        while (true) {
            double z = Math.cos(Math.PI * random.nextDouble());
            double cosine = (1 + r * z) / (r + z);
            double c = kappa * (r - cosine);
            double u = random.nextDouble();
            if (c * (2 - c) > u || Math.log(c / u) + 1 >= c) {
                return random.nextBoolean() ? Math.acos(cosine) : -Math.acos(cosine);
            }
        }
    }
}
