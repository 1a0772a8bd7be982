package org.bearing.training.bianco.recipe;

import org.bearing.frames.StereoSpectrum;

/** Reads the RTF phases of one frame (eq. 3 and 4). */
@FunctionalInterface
interface FramePhases {
    /** Bins that count: from 0 Hz on; the two highest are left out (K in the paper). */
    int BINS = PairAudio.FRAMES.frameSize() / 2 - 1;

    /** The phase of the left channel times the conjugate of the right one, over pi. */
    FramePhases PLAIN = (spectrum, into, at) -> {
        for (int k = 0; k < BINS; k++) {
            float lRe = spectrum.leftRe()[k];
            float lIm = spectrum.leftIm()[k];
            float rRe = spectrum.rightRe()[k];
            float rIm = spectrum.rightIm()[k];
            into[at + k] = (float) (Math.atan2(lIm * rRe - lRe * rIm, lRe * rRe + lIm * rIm) / Math.PI);
        }
    };

    /**
     * Reads a frame.
     *
     * @param spectrum both channels
     * @param into receives {@link #BINS} phases over pi, in [-1, 1]
     * @param at index of the first
     */
    void read(StereoSpectrum spectrum, float[] into, int at);
}
