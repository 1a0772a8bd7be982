package org.bearing.cues;

import java.util.Arrays;

/** The last frames of one quantity by bin, and their sum: always summed anew from the oldest on, so that nothing drifts. */
final class FrameRing {
    private final float[][] rows;

    /**
     * Allocates the ring.
     *
     * @param frames rows
     * @param bins values per row
     */
    FrameRing(int frames, int bins) {
        rows = new float[frames][bins];
    }

    /**
     * A row to be filled.
     *
     * @param index row
     * @return the reused row
     */
    float[] row(int index) {
        return rows[index];
    }

    /**
     * Sums rows.
     *
     * @param oldest index of the first row
     * @param count rows, from there on around the ring
     * @param out receives the sum by bin
     */
    void sum(int oldest, int count, float[] out) {
        Arrays.fill(out, 0);
        for (int t = 0; t < count; t++) {
            add(rows[(oldest + t) % rows.length], out);
        }
    }

    private static void add(float[] row, float[] out) {
        for (int k = 0; k < out.length; k++) {
            out[k] += row[k];
        }
    }
}
