package org.bearing.cues;

/**
 * Makes the bins of a pair of one spacing look like those of another: a plane wave's phase depends on frequency times spacing
 * only, so what a model of spacing d0 expects at f is found at f d0 / d. The nearest bin is taken, at most half a bin off
 * (31 Hz of {@link org.bearing.frames.FrameSpec#BIANCO}: 0.06 rad for sound from the side and 10 cm). Immutable.
 */
public final class FrequencyWarp {
    private static final double LEAST_M = 1e-3;

    private final int[] source;

    /**
     * Prepares the warp.
     *
     * @param spacingM distance between the microphones that were used, at least 0.001, m
     * @param modelSpacingM distance that the model knows, at least 0.001, m; the same: nothing changes
     * @param bins how many bins, from 0 Hz on
     */
    public FrequencyWarp(double spacingM, double modelSpacingM, int bins) {
        if (!(spacingM >= LEAST_M && modelSpacingM >= LEAST_M && Double.isFinite(spacingM + modelSpacingM))) {
            throw new IllegalArgumentException(
                    "spacings must be at least " + LEAST_M + " m: " + spacingM + ", " + modelSpacingM);
        }
        source = new int[bins];
        for (int k = 0; k < bins; k++) {
            long from = Math.round(k * modelSpacingM / spacingM);
            source[k] = from < bins ? (int) from : -1;
        }
    }

    /** {@return number of bins} */
    public int bins() {
        return source.length;
    }

    /**
     * Where a bin comes from.
     *
     * @param bin as the model counts
     * @return bin as the pair heard it; -1 where that would be above the highest
     */
    public int source(int bin) {
        return source[bin];
    }
}
