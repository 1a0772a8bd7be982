package org.bearing.simulation.head;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * When a response begins: the shift that fits it best to its own minimum-phase version.
 *
 * <p>Source: Nam, Kolar and Abel 2008, "On the minimum-phase nature of head-related transfer functions" (the delay as
 * the peak of the cross-correlation of both). Not thread-safe.
 */
final class Onsets {
    private static final int UPSAMPLING = 4;
    private static final double LOG_FLOOR = 1e-3;
    private static final double PASS_HZ = 6000;
    private static final double STOP_HZ = 9000;

    private final int size;
    private final double rateHz;
    private final DoubleFFT_1D fft;
    private final DoubleFFT_1D fineFft;
    private final double[] spectrum;
    private final double[] minimum;
    private final double[] fine;

    /**
     * Makes a finder.
     *
     * @param taps length of the responses
     * @param rateHz their rate
     */
    Onsets(int taps, double rateHz) {
        this.rateHz = rateHz;
        size = Math.max(512, Integer.highestOneBit(Math.max(1, 4 * taps - 1)) * 2);
        fft = new DoubleFFT_1D(size);
        fineFft = new DoubleFFT_1D((long) UPSAMPLING * size);
        spectrum = new double[2 * size];
        minimum = new double[2 * size];
        fine = new double[2 * UPSAMPLING * size];
    }

    /**
     * Finds the onset.
     *
     * @param response impulse response, not all zero
     * @return its delay against its minimum-phase version, samples; may have a fraction
     */
    double find(float[] response) {
        for (int i = 0; i < size; i++) {
            spectrum[2 * i] = i < response.length ? response[i] : 0;
            spectrum[2 * i + 1] = 0;
        }
        fft.complexForward(spectrum);
        minimumPhase();
        java.util.Arrays.fill(fine, 0);
        for (int k = 0; k <= size / 2; k++) {
            double weight = lowPass(k * rateHz / size) * (k == 0 ? 1 : 2);
            double re = spectrum[2 * k];
            double im = spectrum[2 * k + 1];
            fine[2 * k] = weight * (re * minimum[2 * k] + im * minimum[2 * k + 1]);
            fine[2 * k + 1] = weight * (im * minimum[2 * k] - re * minimum[2 * k + 1]);
        }
        fineFft.complexInverse(fine, false);
        return peak(response.length * UPSAMPLING) / UPSAMPLING;
    }

    private void minimumPhase() {
        double largest = 0;
        for (int k = 0; k < size; k++) {
            minimum[2 * k] = Math.hypot(spectrum[2 * k], spectrum[2 * k + 1]);
            minimum[2 * k + 1] = 0;
            largest = Math.max(largest, minimum[2 * k]);
        }
        for (int k = 0; k < size; k++) {
            minimum[2 * k] = Math.log(Math.max(minimum[2 * k], LOG_FLOOR * largest));
        }
        fft.complexInverse(minimum, true);
        for (int i = 1; i < size; i++) {
            double fold = i < size / 2 ? 2 : i == size / 2 ? 1 : 0;
            minimum[2 * i] *= fold;
            minimum[2 * i + 1] = 0;
        }
        minimum[1] = 0;
        fft.complexForward(minimum);
        for (int k = 0; k < size; k++) {
            double magnitude = Math.exp(minimum[2 * k]);
            double phase = minimum[2 * k + 1];
            minimum[2 * k] = magnitude * Math.cos(phase);
            minimum[2 * k + 1] = magnitude * Math.sin(phase);
        }
    }

    private double peak(int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = fine[2 * i] > fine[2 * best] ? i : best;
        }
        double low = fine[2 * Math.floorMod(best - 1, UPSAMPLING * size)];
        double mid = fine[2 * best];
        double high = fine[2 * (best + 1)];
        double bend = low - 2 * mid + high;
        return bend < 0 ? best + 0.5 * (low - high) / bend : best;
    }

    private static double lowPass(double hz) {
        if (hz <= PASS_HZ) {
            return 1;
        }
        return hz >= STOP_HZ ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * (hz - PASS_HZ) / (STOP_HZ - PASS_HZ));
    }
}
