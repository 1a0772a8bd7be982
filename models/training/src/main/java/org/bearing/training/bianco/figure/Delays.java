package org.bearing.training.bianco.figure;

import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;

/**
 * Delays in a frame of relative phases (the paper's section III-H1, as its code has it): the inverse transform of 256 points of
 * e^(j phase) over the 127 bins, the others 0, its real part, the middle put first. A phase of + 2 pi f tau has its peak at the
 * delay + tau: the left microphone leads.
 */
final class Delays {
    /** Points of the transform. */
    static final int POINTS = FrameSpec.BIANCO.frameSize();

    private Delays() {}

    /**
     * Transforms a frame.
     *
     * @param phases relative phases over pi
     * @param at index of the first of them
     * @return by delay, from -128 to 127 samples
     */
    static double[] of(float[] phases, int at) {
        double[] real = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            int delay = i - POINTS / 2;
            double sum = 0;
            for (int k = 0; k < RtfPhases.BINS; k++) {
                sum += Math.cos(Math.PI * phases[at + k] - 2 * Math.PI * k * delay / POINTS);
            }
            real[i] = sum / POINTS;
        }
        return real;
    }

    /** {@return the mean of the transforms of all frames of a sequence} */
    static double[] ofSequence(float[] sequence) {
        double[] mean = new double[POINTS];
        int frames = sequence.length / RtfPhases.BINS;
        for (int frame = 0; frame < frames; frame++) {
            double[] one = of(sequence, frame * RtfPhases.BINS);
            for (int i = 0; i < POINTS; i++) {
                mean[i] += one[i] / frames;
            }
        }
        return mean;
    }

    /** {@return the delay of the highest point, samples} */
    static int peak(double[] byDelay) {
        int best = 0;
        for (int i = 1; i < byDelay.length; i++) {
            best = byDelay[i] > byDelay[best] ? i : best;
        }
        return best - POINTS / 2;
    }
}
