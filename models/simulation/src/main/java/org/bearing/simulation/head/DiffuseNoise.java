package org.bearing.simulation.head;

import java.util.SplittableRandom;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Endless stereo noise with the level and the coherence that two channels have in a diffuse field, in octave bands.
 *
 * <p>One period per band, power of two samples long and at least a second; the bands' noises are independent and their
 * powers sum to that of the field. Immutable; for any thread.
 */
public final class DiffuseNoise {
    /** Octave bands: 125, 250 ... 8000 Hz; the first reaches down to 0, the last up to half the rate. */
    public static final int BANDS = 7;

    /** Samples that follow the period, a repetition of its first ones. */
    public static final int OVERHANG = 64;

    private static final double LOWEST_HZ = 125;
    private static final double EDGE_OCTAVES = 0.25;
    private static final long SEED = 0x5eed_0f_d1ffL;

    private final int period;
    private final float[][] left;
    private final float[][] right;

    private DiffuseNoise(int period, float[][] left, float[][] right) {
        this.period = period;
        this.left = left;
        this.right = right;
    }

    /**
     * Draws the noise.
     *
     * @param field the field it follows
     * @return the noise; always the same for the same field
     */
    public static DiffuseNoise of(DiffuseField field) {
        int period = Integer.highestOneBit(field.rateHz() - 1) * 2;
        SplittableRandom random = new SplittableRandom(SEED);
        DoubleFFT_1D fft = new DoubleFFT_1D(period);
        double[] work = new double[2 * period];
        float[][] left = new float[BANDS][];
        float[][] right = new float[BANDS][];
        for (int band = 0; band < BANDS; band++) {
            fill(work, field, period, band, random);
            fft.complexInverse(work, false);
            double scale = 1 / Math.sqrt(period);
            left[band] = new float[period + OVERHANG];
            right[band] = new float[period + OVERHANG];
            for (int t = 0; t < period + OVERHANG; t++) {
                left[band][t] = (float) (scale * work[2 * (t % period)]);
                right[band][t] = (float) (scale * work[2 * (t % period) + 1]);
            }
        }
        return new DiffuseNoise(period, left, right);
    }

    /** {@return the period, a power of two, samples} */
    public int period() {
        return period;
    }

    /**
     * The left channel of a band.
     *
     * @param band index of the octave
     * @return a period and {@link #OVERHANG} samples more; not a copy, do not change it
     */
    public float[] left(int band) {
        return left[band];
    }

    /**
     * The right channel of a band.
     *
     * @param band index of the octave
     * @return a period and {@link #OVERHANG} samples more; not a copy, do not change it
     */
    public float[] right(int band) {
        return right[band];
    }

    /**
     * Part of the power at a frequency that a band takes.
     *
     * @param band index of the octave
     * @param hz frequency
     * @return in [0, 1]; the bands sum to 1
     */
    static double share(int band, double hz) {
        double octave = Math.log(Math.max(hz, 1) / LOWEST_HZ) / Math.log(2);
        double low = band == 0 ? 1 : rise(octave - (band - 0.5));
        double high = band == BANDS - 1 ? 0 : rise(octave - (band + 0.5));
        return low - high;
    }

    private static double rise(double octaves) {
        double x = Math.max(-1, Math.min(1, octaves / EDGE_OCTAVES));
        return 0.5 + 0.5 * Math.sin(Math.PI / 2 * x);
    }

    /** Spectrum of left + j right: both are real, so that both halves of the spectrum are needed. */
    private static void fill(double[] work, DiffuseField field, int period, int band, SplittableRandom random) {
        java.util.Arrays.fill(work, 0);
        for (int k = 1; k < period / 2; k++) {
            double hz = (double) k * field.rateHz() / period;
            double share = Math.max(0, share(band, hz)) / 2;
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = random.nextGaussian();
            double d = random.nextGaussian();
            double powerLeft = Math.max(1e-12, field.left(hz));
            double gainLeft = Math.sqrt(share * powerLeft);
            double ratioRe = field.crossRe(hz) / powerLeft;
            double ratioIm = -field.crossIm(hz) / powerLeft;
            double rest = Math.max(0, field.right(hz) - powerLeft * (ratioRe * ratioRe + ratioIm * ratioIm));
            double gainRest = Math.sqrt(share * rest);
            double lRe = gainLeft * a;
            double lIm = gainLeft * b;
            double rRe = ratioRe * lRe - ratioIm * lIm + gainRest * c;
            double rIm = ratioRe * lIm + ratioIm * lRe + gainRest * d;
            int m = period - k;
            work[2 * k] = lRe - rIm;
            work[2 * k + 1] = lIm + rRe;
            work[2 * m] = lRe + rIm;
            work[2 * m + 1] = -lIm + rRe;
        }
    }
}
