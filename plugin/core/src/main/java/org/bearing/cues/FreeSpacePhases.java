package org.bearing.cues;

import org.bearing.frames.FrameSpec;
import org.bearing.geometry.SphericalHead;

/**
 * What a pair would hear of a distant source without a room (Bianco et al. 2021, eq. 22-26): RTF phases, the delay, and where
 * the phase wraps. Signs as {@link RtfPhases#SIGN} has them. Immutable.
 */
public final class FreeSpacePhases {
    private final double spacingM;

    /**
     * A pair.
     *
     * @param spacingM distance between the microphones (r in the paper), above 0, m
     */
    public FreeSpacePhases(double spacingM) {
        if (!(spacingM > 0 && Double.isFinite(spacingM))) {
            throw new IllegalArgumentException("spacingM must be above 0: " + spacingM);
        }
        this.spacingM = spacingM;
    }

    /**
     * How much earlier the left microphone hears the source: r sin(theta) / c.
     *
     * @param azimuthRad + = left, rad
     * @return s, + = the left channel leads
     */
    public double delaySeconds(double azimuthRad) {
        return spacingM * Math.sin(azimuthRad) / SphericalHead.SPEED_OF_SOUND;
    }

    /**
     * Phase at a frequency (eq. 22), not wrapped.
     *
     * @param azimuthRad + = left, rad
     * @param hz frequency, Hz
     * @return rad
     */
    public double phaseRad(double azimuthRad, double hz) {
        return RtfPhases.SIGN * 2 * Math.PI * hz * delaySeconds(azimuthRad);
    }

    /**
     * Writes the phases of frames, each like the others.
     *
     * @param azimuthRad + = left, rad
     * @param frames how many, {@link PhaseSequence#LENGTH} for a sequence
     * @param into receives {@link RtfPhases#BINS} wrapped phases over pi for each, in [-1, 1]
     * @param at index of the first
     */
    public void write(double azimuthRad, int frames, float[] into, int at) {
        double binHz = (double) FrameSpec.BIANCO.sampleRateHz() / FrameSpec.BIANCO.frameSize();
        for (int k = 0; k < RtfPhases.BINS; k++) {
            double wrapped = Math.IEEEremainder(phaseRad(azimuthRad, k * binHz), 2 * Math.PI) / Math.PI;
            for (int frame = 0; frame < frames; frame++) {
                into[at + frame * RtfPhases.BINS + k] = (float) wrapped;
            }
        }
    }

    /**
     * The wrap curve: where the phase passes an odd multiple of pi, (2 n + 1) c / (2 r |sin(theta)|). The paper's figures draw
     * n = 0 and 1.
     *
     * @param azimuthRad + = left, rad
     * @param n which crossing, from 0
     * @return Hz; infinite in front
     */
    public double wrapHz(double azimuthRad, int n) {
        return (2 * n + 1) / (2 * Math.abs(delaySeconds(azimuthRad)));
    }
}
