package org.bearing.cues;

import org.bearing.frames.StereoSpectrum;

/**
 * Powers and cross-spectrum of the last three frames, and the magnitude-squared coherence of the middle one over cells of
 * 3 x 3 time-frequency points: |sum L conj(R)|^2 / (sum |L|^2 sum |R|^2).
 */
final class CellCoherence {
    private static final int DEPTH = 3;

    private final int from;
    private final int bins;
    private final float[][] powerLeft;
    private final float[][] powerRight;
    private final float[][] crossRe;
    private final float[][] crossIm;
    private final float[] columnLeft;
    private final float[] columnRight;
    private final float[] columnRe;
    private final float[] columnIm;
    private final float[] coherence;
    private long count;

    /**
     * Allocates the buffers.
     *
     * @param from first bin that is wanted, at least 1
     * @param to bin after the last one that is wanted; it exists too
     */
    CellCoherence(int from, int to) {
        this.from = from;
        bins = to - from;
        powerLeft = new float[DEPTH][bins + 2];
        powerRight = new float[DEPTH][bins + 2];
        crossRe = new float[DEPTH][bins + 2];
        crossIm = new float[DEPTH][bins + 2];
        columnLeft = new float[bins + 2];
        columnRight = new float[bins + 2];
        columnRe = new float[bins + 2];
        columnIm = new float[bins + 2];
        coherence = new float[bins];
    }

    /**
     * Takes the next frame.
     *
     * @param spectrum both channels
     * @return whether the frame before it now has both neighbours
     */
    boolean accept(StereoSpectrum spectrum) {
        int slot = (int) (count % DEPTH);
        products(spectrum, from - 1, powerLeft[slot], powerRight[slot], crossRe[slot], crossIm[slot]);
        count++;
        if (count < DEPTH) {
            return false;
        }
        column(powerLeft, columnLeft);
        column(powerRight, columnRight);
        column(crossRe, columnRe);
        column(crossIm, columnIm);
        cells();
        return true;
    }

    /**
     * Powers and cross-spectrum of one frame.
     *
     * @param spectrum both channels
     * @param first bin at index 0 of the outputs
     * @param left receives |L|^2
     * @param right receives |R|^2
     * @param re receives the real part of L conj(R)
     * @param im receives its imaginary part
     */
    static void products(StereoSpectrum spectrum, int first, float[] left, float[] right, float[] re, float[] im) {
        float[] lr = spectrum.leftRe();
        float[] li = spectrum.leftIm();
        float[] rr = spectrum.rightRe();
        float[] ri = spectrum.rightIm();
        for (int i = 0; i < left.length; i++) {
            int k = i + first;
            left[i] = lr[k] * lr[k] + li[k] * li[k];
            right[i] = rr[k] * rr[k] + ri[k] * ri[k];
            re[i] = lr[k] * rr[k] + li[k] * ri[k];
            im[i] = li[k] * rr[k] - lr[k] * ri[k];
        }
    }

    /** From the oldest frame on, so that the rounding does not depend on how long the stream has run. */
    private void column(float[][] rows, float[] out) {
        float[] a = rows[slot(2)];
        float[] b = rows[slot(1)];
        float[] c = rows[slot(0)];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] + b[i] + c[i];
        }
    }

    private void cells() {
        for (int i = 0; i < bins; i++) {
            float re = columnRe[i] + columnRe[i + 1] + columnRe[i + 2];
            float im = columnIm[i] + columnIm[i + 1] + columnIm[i + 2];
            float left = columnLeft[i] + columnLeft[i + 1] + columnLeft[i + 2];
            float right = columnRight[i] + columnRight[i + 1] + columnRight[i + 2];
            double power = (double) left * right;
            coherence[i] = power > 0 ? (float) Math.min(1, ((double) re * re + (double) im * im) / power) : 0;
        }
    }

    /** {@return coherence of the middle frame in [0, 1], by wanted bin} */
    float[] coherence() {
        return coherence;
    }

    /**
     * Power of the left channel.
     *
     * @param age 1 = the middle frame, 2 = the one before it
     * @return by wanted bin, one further bin to each side: the first wanted bin stands at index 1
     */
    float[] powerLeft(int age) {
        return powerLeft[slot(age)];
    }

    /**
     * Power of the right channel.
     *
     * @param age 1 = the middle frame, 2 = the one before it
     * @return as for the left channel
     */
    float[] powerRight(int age) {
        return powerRight[slot(age)];
    }

    /** {@return real part of the middle frame's cross-spectrum, as for the powers} */
    float[] crossRe() {
        return crossRe[slot(1)];
    }

    /** {@return imaginary part of the middle frame's cross-spectrum, as for the powers} */
    float[] crossIm() {
        return crossIm[slot(1)];
    }

    private int slot(int age) {
        return (int) ((count - 1 - age) % DEPTH);
    }

    /** Forgets everything heard. */
    void reset() {
        count = 0;
    }
}
