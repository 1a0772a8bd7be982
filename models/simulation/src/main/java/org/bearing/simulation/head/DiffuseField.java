package org.bearing.simulation.head;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Power and cross-power spectra of two channels in a field with equal sound from everywhere; summed over directions.
 * Not thread-safe.
 */
public final class DiffuseField {
    /** Size of the transform. */
    static final int SIZE = 1024;

    private final int rateHz;
    private final int size;
    private final DoubleFFT_1D fft;
    private final double[] work;
    private final double[] left;
    private final double[] right;
    private final double[] crossRe;
    private final double[] crossIm;

    /**
     * Makes an empty field.
     *
     * @param rateHz rate, Hz
     */
    public DiffuseField(int rateHz) {
        this.rateHz = rateHz;
        size = rateHz <= 24_000 ? SIZE / 2 : rateHz <= 48_000 ? SIZE : 4 * SIZE;
        fft = new DoubleFFT_1D(size);
        work = new double[2 * size];
        left = new double[size / 2 + 1];
        right = new double[size / 2 + 1];
        crossRe = new double[size / 2 + 1];
        crossIm = new double[size / 2 + 1];
    }

    /**
     * Adds a direction.
     *
     * @param leftResponse response of the left channel
     * @param rightResponse response of the right channel
     * @param weight the direction's part of the sphere; all sum to 1
     */
    public void add(float[] leftResponse, float[] rightResponse, double weight) {
        java.util.Arrays.fill(work, 0);
        for (int t = 0; t < Math.min(size, leftResponse.length); t++) {
            work[2 * t] = leftResponse[t];
            work[2 * t + 1] = rightResponse[t];
        }
        fft.complexForward(work);
        for (int k = 0; k <= size / 2; k++) {
            int m = (size - k) % size;
            double lRe = (work[2 * k] + work[2 * m]) / 2;
            double lIm = (work[2 * k + 1] - work[2 * m + 1]) / 2;
            double rRe = (work[2 * k + 1] + work[2 * m + 1]) / 2;
            double rIm = (work[2 * m] - work[2 * k]) / 2;
            left[k] += weight * (lRe * lRe + lIm * lIm);
            right[k] += weight * (rRe * rRe + rIm * rIm);
            crossRe[k] += weight * (lRe * rRe + lIm * rIm);
            crossIm[k] += weight * (lIm * rRe - lRe * rIm);
        }
    }

    /** {@return rate, Hz} */
    public int rateHz() {
        return rateHz;
    }

    /**
     * Power of the left channel for white sound of unit power.
     *
     * @param hz frequency up to half the rate
     * @return power
     */
    public double left(double hz) {
        return at(left, hz);
    }

    /**
     * Power of the right channel.
     *
     * @param hz frequency up to half the rate
     * @return power
     */
    public double right(double hz) {
        return at(right, hz);
    }

    /**
     * Real part of the cross-power, left times conjugate right.
     *
     * @param hz frequency up to half the rate
     * @return power
     */
    public double crossRe(double hz) {
        return at(crossRe, hz);
    }

    /**
     * Imaginary part of the cross-power.
     *
     * @param hz frequency up to half the rate
     * @return power
     */
    public double crossIm(double hz) {
        return at(crossIm, hz);
    }

    private double at(double[] spectrum, double hz) {
        double place = Math.max(0, Math.min(size / 2.0, hz * size / rateHz));
        int k = Math.min(size / 2 - 1, (int) place);
        return spectrum[k] + (place - k) * (spectrum[k + 1] - spectrum[k]);
    }
}
