package org.bearing.cues;

import org.bearing.frames.StereoSpectrum;

/** What one frame says, by bin, and how much each bin is to be believed. */
sealed interface FrameEvidence permits PlainEvidence, WeightedEvidence {
    /**
     * Takes the next frame.
     *
     * @param spectrum both channels
     * @return whether there is a frame to {@link #write}
     */
    boolean accept(StereoSpectrum spectrum);

    /** {@return frames between accepting a frame and writing it} */
    int delay();

    /**
     * Writes the frame's cues, each times its weight.
     *
     * @param weight receives the weight, at least 0
     * @param level receives the level difference, left over right, dB
     * @param phaseRe receives the cosine of the phase difference
     * @param phaseIm receives its sine
     * @param spectrum receives the power of both channels, dB
     */
    void write(float[] weight, float[] level, float[] phaseRe, float[] phaseIm, float[] spectrum);

    /** {@return sum over the coherence band of compressed energy times coherence, of the frame written last} */
    float coherentEnergy();

    /** {@return sum over the coherence band of compressed energy, of the frame written last} */
    float energy();

    /** Forgets everything heard. */
    void reset();
}
