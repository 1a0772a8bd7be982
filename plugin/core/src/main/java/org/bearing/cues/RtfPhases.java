package org.bearing.cues;

import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * Phases of the relative transfer function of a pair (Bianco et al. 2021, eq. 3 and 4): of one frame, the phase of the left
 * channel times the conjugate of the right one, wrapped, over pi; bins 0 to 126 of {@link FrameSpec#BIANCO} (0 Hz is kept, the
 * two highest are not). One frame alone, so it is biased by noise, as in the paper. Immutable; allocates nothing.
 */
public final class RtfPhases {
    /** Phases of a frame (K in the paper). */
    public static final int BINS = FrameSpec.BIANCO.frameSize() / 2 - 1;

    /**
     * The sign of all phases of pairs: with +1, sound from the left (azimuth theta above 0) has +2 pi f r sin(theta) / c, as
     * eq. 22 has it; eq. 26 has a minus, but only to draw delays.
     */
    public static final int SIGN = 1;

    private final FrequencyWarp warp;

    /**
     * Makes a reader.
     *
     * @param spacingM distance between the microphones, m
     * @param modelSpacingM distance that the phases are to look like, m; see {@link FrequencyWarp}
     */
    public RtfPhases(double spacingM, double modelSpacingM) {
        warp = new FrequencyWarp(spacingM, modelSpacingM, BINS);
    }

    /** Makes a reader that leaves every phase at its bin. */
    public RtfPhases() {
        this(1, 1);
    }

    /**
     * Reads a frame.
     *
     * @param spectrum both channels, in frames of {@link FrameSpec#BIANCO}
     * @param into receives {@link #BINS} phases over pi, in [-1, 1]; 0 where a channel is silent and at bins that this spacing
     *     does not reach
     * @param at index of the first
     */
    @EngineThread
    public void read(StereoSpectrum spectrum, float[] into, int at) {
        for (int bin = 0; bin < BINS; bin++) {
            int k = warp.source(bin);
            if (k < 0) {
                into[at + bin] = 0;
                continue;
            }
            float lRe = spectrum.leftRe()[k];
            float lIm = spectrum.leftIm()[k];
            float rRe = spectrum.rightRe()[k];
            float rIm = spectrum.rightIm()[k];
            float im = SIGN * (lIm * rRe - lRe * rIm);
            into[at + bin] = (float) (Math.atan2(im, lRe * rRe + lIm * rIm) / Math.PI);
        }
    }
}
