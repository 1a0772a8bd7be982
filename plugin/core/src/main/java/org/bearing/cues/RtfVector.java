package org.bearing.cues;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * Relative transfer function averaged over frames (eq. 20): the sum of left times conjugate right over the sum of right times
 * conjugate right, by bin (Bianco et al. 2021). One thread at a time; allocates nothing after it is made.
 */
public final class RtfVector {
    /** Bins from 0 Hz to half the rate. */
    public static final int BINS = FrameSpec.BIANCO.bins();

    private final double[] crossRe = new double[BINS];
    private final double[] crossIm = new double[BINS];
    private final double[] power = new double[BINS];

    /** Makes an empty one. */
    public RtfVector() {}

    /** Forgets all frames. */
    @EngineThread
    public void reset() {
        Arrays.fill(crossRe, 0);
        Arrays.fill(crossIm, 0);
        Arrays.fill(power, 0);
    }

    /**
     * Adds a frame.
     *
     * @param spectrum both channels, in frames of {@link FrameSpec#BIANCO}
     */
    @EngineThread
    public void add(StereoSpectrum spectrum) {
        for (int k = 0; k < BINS; k++) {
            double lRe = spectrum.leftRe()[k];
            double lIm = spectrum.leftIm()[k];
            double rRe = spectrum.rightRe()[k];
            double rIm = spectrum.rightIm()[k];
            crossRe[k] += lRe * rRe + lIm * rIm;
            crossIm[k] += RtfPhases.SIGN * (lIm * rRe - lRe * rIm);
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

    /**
     * Distance to another function (eq. 21).
     *
     * @param other of the same kind
     * @param bins how many, from 0 Hz on
     * @return its square
     */
    public double squaredDistance(RtfVector other, int bins) {
        double sum = 0;
        for (int k = 0; k < bins; k++) {
            double re = re(k) - other.re(k);
            double im = im(k) - other.im(k);
            sum += re * re + im * im;
        }
        return sum;
    }
}
