package org.bearing.simulation.head;

/**
 * A sinc under a Kaiser window, and signals read between their samples by it.
 *
 * <p>Source: Smith and Gossett 1984, band-limited interpolation with a table and linear interpolation inside it.
 */
public final class Sinc {
    private static final int CROSSINGS = 16;
    private static final int PER_CROSSING = 512;
    private static final double BETA = 8;
    private static final float[] TABLE = table();

    private Sinc() {}

    /**
     * Kaiser window, continuous.
     *
     * @param x place in [-1, 1]; outside it the window is 0
     * @param beta shape
     * @return value in [0, 1]
     */
    public static double kaiser(double x, double beta) {
        return Math.abs(x) >= 1 ? 0 : bessel0(beta * Math.sqrt(1 - x * x)) / bessel0(beta);
    }

    /**
     * Normalised sinc.
     *
     * @param x any place
     * @return sin(pi x) / (pi x)
     */
    public static double sinc(double x) {
        double p = Math.PI * x;
        return Math.abs(p) < 1e-9 ? 1 : Math.sin(p) / p;
    }

    /**
     * Reads a signal at equally spaced places; outside of it the signal is 0.
     *
     * @param x signal
     * @param start first place, samples of x
     * @param step distance of places, samples of x
     * @param cutoff low-pass edge as part of x's half rate, in (0, 1]
     * @param out receives the values
     * @param outAt first index in out
     * @param count number of values
     */
    public static void read(float[] x, double start, double step, double cutoff, float[] out, int outAt, int count) {
        double half = CROSSINGS / cutoff;
        for (int i = 0; i < count; i++) {
            double place = start + i * step;
            int from = Math.max(0, (int) Math.ceil(place - half));
            int to = Math.min(x.length - 1, (int) Math.floor(place + half));
            double sum = 0;
            for (int k = from; k <= to; k++) {
                double at = Math.abs(k - place) * cutoff * PER_CROSSING;
                int index = (int) at;
                float low = TABLE[index];
                sum += x[k] * (low + (at - index) * (TABLE[index + 1] - low));
            }
            out[outAt + i] = (float) (sum * cutoff);
        }
    }

    private static float[] table() {
        float[] table = new float[CROSSINGS * PER_CROSSING + 2];
        for (int i = 0; i < table.length; i++) {
            double x = (double) i / PER_CROSSING;
            table[i] = (float) (sinc(x) * kaiser(x / CROSSINGS, BETA));
        }
        return table;
    }

    private static double bessel0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
