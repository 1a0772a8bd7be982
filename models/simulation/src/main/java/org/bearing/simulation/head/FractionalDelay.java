package org.bearing.simulation.head;

/** Delays by whole and fractional samples with a windowed sinc, from a table of phases. */
public final class FractionalDelay {
    /** Samples that a delayed impulse spreads to either side. */
    public static final int HALF = 16;

    private static final int PHASES = 256;
    private static final double BETA = 6;
    private static final float[] TABLE = table();

    private FractionalDelay() {}

    /**
     * Adds a delayed signal.
     *
     * @param x signal
     * @param delay at least {@link #HALF}, samples; rounded to 1/256
     * @param out what it is added to; long enough for the delayed signal and {@link #HALF} samples more
     */
    public static void add(float[] x, double delay, float[] out) {
        long steps = Math.round(delay * PHASES);
        int whole = (int) Math.floorDiv(steps, (long) PHASES);
        int table = (int) Math.floorMod(steps, (long) PHASES) * 2 * HALF;
        for (int k = 0; k < 2 * HALF; k++) {
            int at = whole - HALF + 1 + k;
            float gain = TABLE[table + k];
            for (int t = 0; t < x.length; t++) {
                out[at + t] += gain * x[t];
            }
        }
    }

    private static float[] table() {
        float[] table = new float[PHASES * 2 * HALF];
        for (int p = 0; p < PHASES; p++) {
            for (int k = 0; k < 2 * HALF; k++) {
                double x = k - (HALF - 1) - (double) p / PHASES;
                table[p * 2 * HALF + k] = (float) (Sinc.sinc(x) * Sinc.kaiser(x / HALF, BETA));
            }
        }
        return table;
    }
}
