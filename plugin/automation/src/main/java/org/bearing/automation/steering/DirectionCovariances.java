package org.bearing.automation.steering;

import org.apache.commons.math3.complex.Complex;
import org.bearing.frames.FrameConsumer;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.SphericalHead;

/**
 * What a pair of microphones hears from each direction: covariances by direction and bin, measured. Used by one thread.
 *
 * <p>Every cell (frame and bin) belongs to every direction of a grid by a probability: how often the direction is heard, times
 * how well the cell's phase difference fits it, exp(kappa cos(difference)), as in Mandel, Weiss and Ellis, "Model-based
 * expectation-maximization source separation and localization", IEEE Trans. ASLP 2010. How often is learnt on the way (Cappe and
 * Moulines, "On-line expectation-maximization algorithm for latent data models", J. R. Stat. Soc. B 2009), until
 * {@link #assign}; covariances are collected from then on. So sound is given twice: to learn and to assign.
 */
public final class DirectionCovariances implements FrameConsumer {
    /** Step of the grid from -90 to 90, degrees. */
    public static final int STEP_DEG = 5;

    /** Kappa: how sharply a phase difference tells a direction. */
    public static final double CONCENTRATION = 10;

    /** What is this far from a direction is elsewhere, degrees. */
    public static final double WIDTH_DEG = 25;

    private static final int RIGHT_ANGLE_DEG = 90;
    private static final int COUNT = 2 * RIGHT_ANGLE_DEG / STEP_DEG + 1;
    private static final double LOWEST_HZ = 150;
    private static final double HIGHEST_HZ = 7500;
    private static final double FORGETTING = 0.6;
    private static final double SILENCE = 1e-24;
    private static final double LEAST_SHARE = 1e-6;

    private final FrameSpec frames;
    private final int lowest;
    private final int highest;
    private final float[][] cosine;
    private final float[][] sine;
    private final double[] share = new double[COUNT];
    private final double[] heard = new double[COUNT];
    private final double[] fit = new double[COUNT];
    private final double[][][] sums;
    private int learnt;
    private boolean assigning;

    /**
     * Makes an empty one.
     *
     * @param frames of the spectra that it will be given
     * @param spacingM distance between the microphones, above 0, m
     */
    public DirectionCovariances(FrameSpec frames, double spacingM) {
        this.frames = frames;
        lowest = binOf(LOWEST_HZ);
        highest = binOf(HIGHEST_HZ);
        cosine = new float[frames.bins()][COUNT];
        sine = new float[frames.bins()][COUNT];
        sums = new double[COUNT][frames.bins()][4];
        for (int k = 0; k < frames.bins(); k++) {
            for (int d = 0; d < COUNT; d++) {
                double lead = spacingM / SphericalHead.SPEED_OF_SOUND * Math.sin(Math.toRadians(angleDeg(d)));
                cosine[k][d] = (float) Math.cos(2 * Math.PI * hz(k) * lead);
                sine[k][d] = (float) Math.sin(2 * Math.PI * hz(k) * lead);
            }
        }
        java.util.Arrays.fill(share, 1.0 / COUNT);
    }

    private static int angleDeg(int direction) {
        return direction * STEP_DEG - RIGHT_ANGLE_DEG;
    }

    /** {@return frames of the spectra} */
    public FrameSpec frames() {
        return frames;
    }

    private double hz(int bin) {
        return (double) bin * frames.sampleRateHz() / frames.frameSize();
    }

    /**
     * The bin of a frequency.
     *
     * @param hz frequency, at least 0, Hz
     * @return the nearest one
     */
    public int binOf(double hz) {
        return (int) Math.min(frames.bins() - 1, Math.round(hz * frames.frameSize() / frames.sampleRateHz()));
    }

    /** From now on directions are as often heard as learnt, and covariances are collected. */
    public void assign() {
        assigning = true;
    }

    @Override
    public void accept(StereoSpectrum spectrum) {
        java.util.Arrays.fill(heard, 0);
        int cells = 0;
        for (int k = assigning ? 0 : lowest; k <= (assigning ? frames.bins() - 1 : highest); k++) {
            double lr = spectrum.leftRe()[k];
            double li = spectrum.leftIm()[k];
            double rr = spectrum.rightRe()[k];
            double ri = spectrum.rightIm()[k];
            double re = lr * rr + li * ri;
            double im = li * rr - lr * ri;
            double size = Math.hypot(re, im);
            if (size > SILENCE) {
                belong(k, re / size, im / size);
                cells++;
                if (assigning) {
                    collect(k, lr * lr + li * li, rr * rr + ri * ri, re, im);
                } else {
                    for (int d = 0; d < COUNT; d++) {
                        heard[d] += fit[d];
                    }
                }
            }
        }
        if (!assigning && cells > 0) {
            learn(cells);
        }
    }

    /** Fills in how likely the cell belongs to each direction. */
    private void belong(int bin, double re, double im) {
        double sum = 0;
        for (int d = 0; d < COUNT; d++) {
            fit[d] = share[d] * Math.exp(CONCENTRATION * (re * cosine[bin][d] + im * sine[bin][d] - 1));
            sum += fit[d];
        }
        for (int d = 0; d < COUNT; d++) {
            fit[d] /= sum;
        }
    }

    private void learn(int cells) {
        double step = Math.pow(++learnt + 1.0, -FORGETTING);
        for (int d = 0; d < COUNT; d++) {
            share[d] = Math.max(LEAST_SHARE, (1 - step) * share[d] + step * heard[d] / cells);
        }
    }

    private void collect(int bin, double left, double right, double re, double im) {
        for (int d = 0; d < COUNT; d++) {
            double[] sum = sums[d][bin];
            sum[0] += fit[d] * left;
            sum[1] += fit[d] * right;
            sum[2] += fit[d] * re;
            sum[3] += fit[d] * im;
        }
    }

    /**
     * What was heard from elsewhere than an angle.
     *
     * @param lateralRad the angle, + = left, in [-pi/2, pi/2], rad
     * @param bin which frequency
     * @return sum of the covariances of left and right
     */
    public Complex[][] elsewhere(double lateralRad, int bin) {
        return sum(lateralRad, bin, false);
    }

    /**
     * What was heard from about an angle.
     *
     * @param lateralRad the angle, + = left, in [-pi/2, pi/2], rad
     * @param bin which frequency
     * @return sum of the covariances of left and right
     */
    public Complex[][] around(double lateralRad, int bin) {
        return sum(lateralRad, bin, true);
    }

    private Complex[][] sum(double lateralRad, int bin, boolean near) {
        double[] total = new double[4];
        for (int d = 0; d < COUNT; d++) {
            if (Math.abs(angleDeg(d) - Math.toDegrees(lateralRad)) <= WIDTH_DEG == near) {
                for (int i = 0; i < total.length; i++) {
                    total[i] += sums[d][bin][i];
                }
            }
        }
        Complex cross = new Complex(total[2], total[3]);
        return new Complex[][] {{new Complex(total[0]), cross}, {cross.conjugate(), new Complex(total[1])}};
    }
}
