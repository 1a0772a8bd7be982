package org.bearing.training.bianco.recipe;

import org.bearing.frames.StereoSpectrum;

/**
 * Relative transfer function averaged over frames (eq. 20): the sum of left times conjugate right over the sum of right times
 * conjugate right, by bin. One thread at a time.
 */
public final class RtfVector {
    /** Bins from 0 Hz to half the rate. */
    public static final int BINS = PairAudio.FRAMES.bins();

    private final double[] crossRe = new double[BINS];
    private final double[] crossIm = new double[BINS];
    private final double[] power = new double[BINS];

    /** Makes an empty one. */
    public RtfVector() {}

    /** Forgets all frames. */
    public void reset() {
        java.util.Arrays.fill(crossRe, 0);
        java.util.Arrays.fill(crossIm, 0);
        java.util.Arrays.fill(power, 0);
    }

    /**
     * Adds a frame.
     *
     * @param spectrum both channels, in frames of {@link PairAudio#FRAMES}
     */
    public void add(StereoSpectrum spectrum) {
        for (int k = 0; k < BINS; k++) {
            double lRe = spectrum.leftRe()[k];
            double lIm = spectrum.leftIm()[k];
            double rRe = spectrum.rightRe()[k];
            double rIm = spectrum.rightIm()[k];
            crossRe[k] += lRe * rRe + lIm * rIm;
            crossIm[k] += lIm * rRe - lRe * rIm;
            power[k] += rRe * rRe + rIm * rIm;
        }
    }

    /**
     * Real part.
     *
     * @param bin in [0, {@link #BINS})
     * @return of the function; 0 where the right channel is silent
     */
    public double re(int bin) {
        return power[bin] > 0 ? crossRe[bin] / power[bin] : 0;
    }

    /**
     * Imaginary part.
     *
     * @param bin in [0, {@link #BINS})
     * @return of the function; 0 where the right channel is silent
     */
    public double im(int bin) {
        return power[bin] > 0 ? crossIm[bin] / power[bin] : 0;
    }

    /** {@return the squared distance to another function over the first bins} */
    double distance(RtfVector other, int bins) {
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            double re = re(k) - other.re(k);
            double im = im(k) - other.im(k);
            sum += re * re + im * im;
        }
        return sum;
    }
}
