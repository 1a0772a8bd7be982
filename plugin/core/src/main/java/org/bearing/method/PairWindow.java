package org.bearing.method;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;

/** The latest frames of a pair, each a row of values, and their sums. Used by one thread; allocates at construction only. */
final class PairWindow {
    /** Least sound to say anything about, s. */
    private static final double LEAST_SECONDS = 0.1;

    private final float[][] rows;
    private final double[] energy;
    private final long[] centres;
    private final double[] sums;
    private final int leastFrames;
    private int held;
    private int next;

    /**
     * Allocates.
     *
     * @param spec frames that it is fed with
     * @param integrationSeconds length of the window, s
     * @param width values of a row
     */
    PairWindow(FrameSpec spec, double integrationSeconds, int width) {
        int frames = framesIn(spec, integrationSeconds);
        leastFrames = Math.min(frames, framesIn(spec, LEAST_SECONDS) + 1);
        rows = new float[frames][width];
        energy = new double[frames];
        centres = new long[frames];
        sums = new double[width];
    }

    /** Whole number of frames in a window of so many seconds, at least one. */
    private static int framesIn(FrameSpec spec, double seconds) {
        long samples = Math.round(seconds * spec.sampleRateHz());
        return (int) Math.max(1, (samples - spec.frameSize()) / spec.hopSize() + 1);
    }

    /** {@return the row that the next {@link #push} takes in, to be filled by the caller} */
    float[] row() {
        return rows[next];
    }

    void push(double frameEnergy, long centreSample) {
        energy[next] = frameEnergy;
        centres[next] = centreSample;
        next = (next + 1) % rows.length;
        held = Math.min(held + 1, rows.length);
    }

    /** Sums oldest first, so that the result depends on the window only and not on the place in the ring. */
    boolean sum() {
        if (held < leastFrames) {
            return false;
        }
        Arrays.fill(sums, 0);
        double heard = 0;
        for (int n = held; n > 0; n--) {
            int slot = slot(n);
            heard += energy[slot];
            float[] row = rows[slot];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        return heard > 0;
    }

    private int slot(int framesBack) {
        return (next - framesBack + rows.length) % rows.length;
    }

    /** {@return what {@link #sum} summed} */
    double[] sums() {
        return sums;
    }

    /** {@return frames in the window} */
    int held() {
        return held;
    }

    /** {@return centre of the window, samples from the start of the stream} */
    long centreSample() {
        return (centres[slot(held)] + centres[slot(1)]) / 2;
    }

    void reset() {
        held = 0;
        next = 0;
    }
}
