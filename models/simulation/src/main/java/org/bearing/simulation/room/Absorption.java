package org.bearing.simulation.room;

/**
 * Energy absorption of a wall by octave band.
 *
 * @param hz125 at 125 Hz and below, in [0, 1)
 * @param hz250 at 250 Hz
 * @param hz500 at 500 Hz
 * @param hz1000 at 1 kHz
 * @param hz2000 at 2 kHz
 * @param hz4000 at 4 kHz
 * @param hz8000 at 8 kHz and above
 */
public record Absorption(
        double hz125, double hz250, double hz500, double hz1000, double hz2000, double hz4000, double hz8000) {
    /** Number of bands. */
    public static final int BANDS = 7;

    public Absorption {
        for (double a : new double[] {hz125, hz250, hz500, hz1000, hz2000, hz4000, hz8000}) {
            if (!(a >= 0 && a < 1)) {
                throw new IllegalArgumentException("absorption must be in [0, 1): " + a);
            }
        }
    }

    /**
     * The same in every band.
     *
     * @param absorption part of the energy that is lost, in [0, 1)
     * @return the wall
     */
    public static Absorption flat(double absorption) {
        return new Absorption(absorption, absorption, absorption, absorption, absorption, absorption, absorption);
    }

    /**
     * From one value per band.
     *
     * @param bands {@link #BANDS} values, lowest band first
     * @return the wall
     */
    public static Absorption of(double[] bands) {
        if (bands.length != BANDS) {
            throw new IllegalArgumentException("bands must be " + BANDS + ": " + bands.length);
        }
        return new Absorption(bands[0], bands[1], bands[2], bands[3], bands[4], bands[5], bands[6]);
    }

    /**
     * Absorption of a band.
     *
     * @param band 0 = 125 Hz ... 6 = 8 kHz
     * @return in [0, 1)
     */
    public double at(int band) {
        return switch (band) {
            case 0 -> hz125;
            case 1 -> hz250;
            case 2 -> hz500;
            case 3 -> hz1000;
            case 4 -> hz2000;
            case 5 -> hz4000;
            case 6 -> hz8000;
            default -> throw new IllegalArgumentException("band must be in [0, 6]: " + band);
        };
    }
}
