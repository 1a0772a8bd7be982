package org.bearing.inference;

import org.bearing.frames.FrameSpec;
import org.bearing.geometry.EngineThread;

/**
 * The peak of the weighted cross-correlation near a delay; a reused buffer of one thread.
 *
 * <p>r(tau) = sum over the bins of w_k Re(p_k exp(-j omega_k tau)) / sum of w_k, with w the evidence and p the mean phase
 * vector of bin k: the maximum of the likelihood of tau for phases that scatter around omega_k tau with a concentration
 * in proportion to w. A coarse grid finds the peak, Newton's method its top.
 */
public final class PhaseRefinement {
    private static final double LOW_HZ = 200;
    private static final double HIGH_HZ = 4000;

    /** Enough for a search of 1 ms to each side up to 4 kHz. */
    private static final int MOST_STEPS = 32;

    private static final int NEWTON_STEPS = 4;

    /** An eighth of a period at the highest frequency, so that no peak hides between two steps. */
    private final double stepSeconds;

    private final int firstBin;
    private final int bins;
    private final double binRad;
    private final double[] re;
    private final double[] im;
    private final double[] turnedRe;
    private final double[] turnedIm;
    private final double[] stepRe;
    private final double[] stepIm;
    private final double[] curve = new double[2 * MOST_STEPS + 1];

    private double weightSum;
    private double peakSeconds;
    private double peakValue;
    private double value;
    private double slope;
    private double curvature;

    /**
     * Allocates buffers for 200-4000 Hz.
     *
     * @param frames what the phases were measured with
     */
    PhaseRefinement(FrameSpec frames) {
        this(frames, LOW_HZ, HIGH_HZ);
    }

    /**
     * Allocates buffers.
     *
     * @param frames what the phases were measured with
     * @param lowHz lowest frequency that counts, above 0, Hz
     * @param highHz highest one, Hz
     */
    public PhaseRefinement(FrameSpec frames, double lowHz, double highHz) {
        stepSeconds = 1 / (8 * highHz);
        double binHz = (double) frames.sampleRateHz() / frames.frameSize();
        firstBin = (int) Math.round(lowHz / binHz);
        bins = (int) Math.round(highHz / binHz) - firstBin;
        binRad = 2 * Math.PI * binHz;
        re = new double[bins];
        im = new double[bins];
        turnedRe = new double[bins];
        turnedIm = new double[bins];
        stepRe = new double[bins];
        stepIm = new double[bins];
        for (int i = 0; i < bins; i++) {
            stepRe[i] = Math.cos(binRad * (firstBin + i) * stepSeconds);
            stepIm[i] = -Math.sin(binRad * (firstBin + i) * stepSeconds);
        }
    }

    /**
     * Takes the phases of a window.
     *
     * @param phaseRe real part of the mean phase vector by bin
     * @param phaseIm its imaginary part; its angle is positive where the left ear leads
     * @param weight evidence by bin
     * @param arraysFrom the bin that their first value belongs to
     */
    @EngineThread
    public void take(float[] phaseRe, float[] phaseIm, float[] weight, int arraysFrom) {
        weightSum = 0;
        for (int i = 0; i < bins; i++) {
            int k = firstBin + i - arraysFrom;
            boolean held = k >= 0 && k < weight.length;
            re[i] = held ? (double) weight[k] * phaseRe[k] : 0;
            im[i] = held ? (double) weight[k] * phaseIm[k] : 0;
            weightSum += held ? weight[k] : 0;
        }
    }

    /**
     * Looks for the highest peak near a delay.
     *
     * @param centreSeconds middle of the search, positive when the left ear leads, s
     * @param searchSeconds half-width of the search, at most 1 ms, s
     * @return false if no peak lies inside, or no bin has evidence
     */
    @EngineThread
    public boolean search(double centreSeconds, double searchSeconds) {
        if (!(weightSum > 0)) {
            return false;
        }
        int steps = Math.min((int) Math.ceil(searchSeconds / stepSeconds), MOST_STEPS);
        turnTo(centreSeconds - steps * stepSeconds);
        for (int step = 0; step <= 2 * steps; step++) {
            curve[step] = next();
        }
        int best = -1;
        for (int step = 1; step < 2 * steps; step++) {
            boolean peak = curve[step] >= curve[step - 1] && curve[step] >= curve[step + 1];
            if (peak && (best < 0 || curve[step] > curve[best])) {
                best = step;
            }
        }
        return best >= 0 && climb(centreSeconds + (best - steps) * stepSeconds);
    }

    /** Sets the turned phases to those of a delay: every bin's turn is a power of one bin's. */
    private void turnTo(double seconds) {
        double oneRe = Math.cos(binRad * seconds);
        double oneIm = -Math.sin(binRad * seconds);
        double turnRe = Math.cos(binRad * firstBin * seconds);
        double turnIm = -Math.sin(binRad * firstBin * seconds);
        for (int i = 0; i < bins; i++) {
            turnedRe[i] = re[i] * turnRe - im[i] * turnIm;
            turnedIm[i] = re[i] * turnIm + im[i] * turnRe;
            double next = turnRe * oneRe - turnIm * oneIm;
            turnIm = turnRe * oneIm + turnIm * oneRe;
            turnRe = next;
        }
    }

    /** {@return the correlation at the present delay}, then goes on by one step. */
    private double next() {
        double sum = 0;
        for (int i = 0; i < bins; i++) {
            double real = turnedRe[i];
            double imaginary = turnedIm[i];
            sum += real;
            turnedRe[i] = real * stepRe[i] - imaginary * stepIm[i];
            turnedIm[i] = real * stepIm[i] + imaginary * stepRe[i];
        }
        return sum;
    }

    private boolean climb(double startSeconds) {
        double at = startSeconds;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            evaluate(at);
            if (!(curvature < 0)) {
                return false;
            }
            double move = -slope / curvature;
            at += Math.max(-stepSeconds / 2, Math.min(stepSeconds / 2, move));
        }
        if (Math.abs(at - startSeconds) > stepSeconds) {
            return false;
        }
        evaluate(at);
        peakSeconds = at;
        peakValue = value / weightSum;
        return true;
    }

    /** Correlation and its first two derivatives by the delay. */
    private void evaluate(double seconds) {
        turnTo(seconds);
        value = 0;
        slope = 0;
        curvature = 0;
        for (int i = 0; i < bins; i++) {
            double omega = binRad * (firstBin + i);
            value += turnedRe[i];
            slope += omega * turnedIm[i];
            curvature -= omega * omega * turnedRe[i];
        }
    }

    /** {@return delay of the peak that was found, positive when the left ear leads, s} */
    public double peakSeconds() {
        return peakSeconds;
    }

    /** {@return height of the peak that was found, in [-1, 1]; 1 = all phases agree} */
    public double peakValue() {
        return peakValue;
    }
}
