package org.bearing.training.bianco.network;

/**
 * Functions over arrays in double precision, built of sums, products and quotients only, in loops short enough for the JIT's
 * vectoriser. Double, because the slope by a wide standard deviation is a small difference of two numbers near 1.
 */
final class Curves {
    static final double INVERSE_ROOT_2PI = 1 / Math.sqrt(2 * Math.PI);

    private static final double SATURATED = 30;
    /** Beyond so many standard deviations a tail (1e-9) counts as none. */
    static final double FAR = 6;

    private static final double PART = 1.0 / 64;
    private static final double HALF_PART = 0.5 / 64;
    /** t = 1 / (1 + PLACE q) and the tail's polynomial in t: least squares on [0, 6], to 1.2e-11. */
    private static final double PLACE = 0.23;

    private static final double T1 = 0.09535058048395524;
    private static final double T2 = 0.050346989721159446;
    private static final double T3 = 0.2967184389862288;
    private static final double T4 = -0.5335509848937144;
    private static final double T5 = 1.1793319532631346;
    private static final double T6 = -1.257639119285238;
    private static final double T7 = 0.9696685305828907;
    private static final double T8 = -0.346068446255915;
    private static final double T9 = 0.0458420573854834;

    private Curves() {}

    /** 1 / (1 + e^-(scale x)). */
    static void sigmoid(float[] x, double scale, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = x[i];
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.max(-SATURATED, Math.min(SATURATED, scale * into[i])) * -PART;
        }
        power(into);
        for (int i = 0; i < into.length; i++) {
            into[i] = 1 / (1 + into[i]);
        }
    }

    /** (e^x)^64 for small x, by the Pade approximant of order 3, to 1e-9 where |64 x| is at most 20. */
    private static void power(double[] x) {
        for (int i = 0; i < x.length; i++) {
            double square = x[i] * x[i];
            double even = 120 + 12 * square;
            double odd = x[i] * (60 + square);
            double root = (even + odd) / (even - odd);
            root *= root;
            root *= root;
            root *= root;
            root *= root;
            root *= root;
            x[i] = root * root;
        }
    }

    /** Limits distances (in standard deviations, at least 0) to where they matter. */
    static void limit(double[] distance) {
        for (int i = 0; i < distance.length; i++) {
            distance[i] = Math.min(FAR, distance[i]);
        }
    }

    /** e^-(q^2 / 2) of limited distances. */
    static void bell(double[] distance, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = -HALF_PART * distance[i] * distance[i];
        }
        power(into);
    }

    /** What a standard normal has above limited distances, whose bell is known; added to the result. */
    static void addTail(double[] distance, double[] bell, double[] into) {
        for (int i = 0; i < into.length; i++) {
            double t = 1 / (1 + PLACE * distance[i]);
            double high = T6 + t * (T7 + t * (T8 + t * T9));
            double sum = t * (T1 + t * (T2 + t * (T3 + t * (T4 + t * (T5 + t * high)))));
            into[i] += sum * bell[i];
        }
    }

    /** Sum of logarithms of positive numbers between 1e-4 and 1e4: that of their products, some at a time. */
    static double sumOfLogs(double[] values) {
        int run = 64;
        double sum = 0;
        for (int from = 0; from < values.length; from += run) {
            double product = 1;
            for (int i = from; i < Math.min(values.length, from + run); i++) {
                product *= values[i];
            }
            sum += Math.log(product);
        }
        return sum;
    }
}
