package org.bearing.simulation.room;

/**
 * Takes the lowest frequencies out of a response: image sources all have the same sign, so that many of them add up to a
 * slow swell that no room has (Allen and Berkley 1979, section I.C). Butterworth, second order. Immutable.
 */
final class HighPass {
    private static final double EDGE_HZ = 90;

    private final double b0;
    private final double a1;
    private final double a2;

    HighPass(int rateHz) {
        double k = Math.tan(Math.PI * EDGE_HZ / rateHz);
        double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
        b0 = norm;
        a1 = 2 * (k * k - 1) * norm;
        a2 = (1 - Math.sqrt(2) * k + k * k) * norm;
    }

    /** Filters the first samples of both channels in place; in one loop, as each alone would wait for itself. */
    void apply(float[] left, float[] right, int count) {
        double l1 = 0;
        double l2 = 0;
        double r1 = 0;
        double r2 = 0;
        for (int t = 0; t < count; t++) {
            double l = left[t] - a1 * l1 - a2 * l2;
            double r = right[t] - a1 * r1 - a2 * r2;
            left[t] = (float) (b0 * (l - 2 * l1 + l2));
            right[t] = (float) (b0 * (r - 2 * r1 + r2));
            l2 = l1;
            l1 = l;
            r2 = r1;
            r1 = r;
        }
    }
}
