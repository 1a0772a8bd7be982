package org.bearing.engine;

import org.bearing.frames.StereoSpectrum;

/** Tells digital silence from everything else. */
final class DigitalSilence {
    /** Spectral magnitude that one bit of 24-bit audio exceeds. */
    private static final float LEAST = 1e-6f;

    private DigitalSilence() {}

    static boolean heard(StereoSpectrum frame) {
        for (int i = 0; i < frame.bins(); i++) {
            float left = Math.abs(frame.leftRe()[i]) + Math.abs(frame.leftIm()[i]);
            float right = Math.abs(frame.rightRe()[i]) + Math.abs(frame.rightIm()[i]);
            if (left > LEAST || right > LEAST) {
                return true;
            }
        }
        return false;
    }
}
