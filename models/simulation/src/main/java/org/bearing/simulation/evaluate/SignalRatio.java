package org.bearing.simulation.evaluate;

/** How much of a signal is what it should be. */
final class SignalRatio {
    private SignalRatio() {}

    /**
     * Scale-invariant signal-to-distortion ratio (Le Roux, Wisdom, Erdogan and Hershey, "SDR - half-baked or well done?", ICASSP
     * 2019).
     *
     * @param heard the signal
     * @param wanted what it should be
     * @param count samples of both
     * @return power of the part of {@code heard} that is {@code wanted} at some gain, over that of the rest, dB
     */
    static double decibels(float[] heard, float[] wanted, int count) {
        double cross = 0;
        double own = 0;
        double all = 0;
        for (int i = 0; i < count; i++) {
            cross += (double) heard[i] * wanted[i];
            own += (double) wanted[i] * wanted[i];
            all += (double) heard[i] * heard[i];
        }
        double target = cross * cross / own;
        return 10 * Math.log10(target / (all - target));
    }
}
