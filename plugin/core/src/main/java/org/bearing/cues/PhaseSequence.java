package org.bearing.cues;

import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * The last 31 frames of RTF phases (Bianco et al. 2021, eq. 4: x of P x K = 31 x 127 numbers, 0.256 s), frame by frame as they
 * come. One thread; allocates nothing after it is made.
 */
public final class PhaseSequence {
    /** Frames of a sequence (P in the paper). */
    public static final int LENGTH = 31;

    private final RtfPhases phases;
    private final float[][] rows = new float[LENGTH][RtfPhases.BINS];
    private int next;
    private int held;

    /**
     * Allocates the rows.
     *
     * @param phases reads a frame
     */
    public PhaseSequence(RtfPhases phases) {
        this.phases = phases;
    }

    /** {@return numbers in a sequence} */
    public static int size() {
        return LENGTH * RtfPhases.BINS;
    }

    /**
     * Takes a frame.
     *
     * @param spectrum both channels
     */
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        phases.read(spectrum, rows[next], 0);
        advance();
    }

    /**
     * Takes a frame that was read before.
     *
     * @param from holds its {@link RtfPhases#BINS} phases over pi
     * @param at index of the first
     */
    @EngineThread
    public void accept(float[] from, int at) {
        System.arraycopy(from, at, rows[next], 0, RtfPhases.BINS);
        advance();
    }

    private void advance() {
        next = (next + 1) % LENGTH;
        held = Math.min(held + 1, LENGTH);
    }

    /** {@return frames held, at most {@link #LENGTH}} */
    public int held() {
        return held;
    }

    /**
     * One frame.
     *
     * @param age 0 = the newest; below {@link #held()}
     * @return its phases over pi; live until the frame is forgotten; not to be changed
     */
    public float[] row(int age) {
        return rows[(next - 1 - age + LENGTH) % LENGTH];
    }

    /**
     * Copies the whole sequence.
     *
     * @param into receives {@link #size()} numbers, the oldest frame first
     * @param at index of the first
     * @return false, and nothing is copied, while fewer than {@link #LENGTH} frames are held
     */
    @EngineThread
    public boolean read(float[] into, int at) {
        if (held < LENGTH) {
            return false;
        }
        for (int frame = 0; frame < LENGTH; frame++) {
            System.arraycopy(row(LENGTH - 1 - frame), 0, into, at + frame * RtfPhases.BINS, RtfPhases.BINS);
        }
        return true;
    }

    /** Forgets all frames. */
    @EngineThread
    public void reset() {
        held = 0;
        next = 0;
    }
}
