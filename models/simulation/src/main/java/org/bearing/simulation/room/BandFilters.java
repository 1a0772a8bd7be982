package org.bearing.simulation.room;

import org.bearing.simulation.head.Sinc;

/**
 * Octave bands and fractional delays in one: short linear-phase filters whose sum over the bands is a pure fractional
 * delay. Immutable; for any thread.
 */
final class BandFilters {
    static final int PHASES = 128;

    private static final double LOWEST_EDGE_HZ = 125 * Math.sqrt(2);
    private static final double SPREAD_S = 0.004;
    private static final double BETA = 6;

    private final int taps;
    private final float[] table;

    BandFilters(int rateHz) {
        taps = (int) Math.round(SPREAD_S * rateHz / 8) * 8;
        table = new float[PHASES * Absorption.BANDS * taps];
        for (int phase = 0; phase < PHASES; phase++) {
            for (int tap = 0; tap < taps; tap++) {
                double x = tap - half() - (double) phase / PHASES;
                double window = Sinc.kaiser(x / half(), BETA);
                double below = 0;
                for (int band = 0; band < Absorption.BANDS; band++) {
                    double edge = Math.min(1, LOWEST_EDGE_HZ * (1 << band) * 2 / rateHz);
                    edge = band == Absorption.BANDS - 1 ? 1 : edge;
                    double upTo = window * edge * Sinc.sinc(edge * x);
                    table[(phase * Absorption.BANDS + band) * taps + tap] = (float) (upTo - below);
                    below = upTo;
                }
            }
        }
    }

    /** {@return length of a filter} */
    int taps() {
        return taps;
    }

    /** {@return the tap of a filter without delay that would be 1} */
    int half() {
        return taps / 2;
    }

    /**
     * Mixes the bands.
     *
     * @param phase delay in parts of {@link #PHASES} of a sample
     * @param gains amplitude by band
     * @param gainsAt index of the first gain
     * @param scale factor on all gains
     * @param out receives {@link #taps()} values
     */
    void mix(int phase, float[] gains, int gainsAt, float scale, float[] out) {
        int at = phase * Absorption.BANDS * taps;
        float g0 = scale * gains[gainsAt];
        float g1 = scale * gains[gainsAt + 1];
        float g2 = scale * gains[gainsAt + 2];
        float g3 = scale * gains[gainsAt + 3];
        for (int t = 0; t < taps; t++) {
            out[t] = g0 * table[at + t]
                    + g1 * table[at + taps + t]
                    + g2 * table[at + 2 * taps + t]
                    + g3 * table[at + 3 * taps + t];
        }
        float g4 = scale * gains[gainsAt + 4];
        float g5 = scale * gains[gainsAt + 5];
        float g6 = scale * gains[gainsAt + 6];
        for (int t = 0; t < taps; t++) {
            out[t] += g4 * table[at + 4 * taps + t] + g5 * table[at + 5 * taps + t] + g6 * table[at + 6 * taps + t];
        }
    }
}
