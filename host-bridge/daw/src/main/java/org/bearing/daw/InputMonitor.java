package org.bearing.daw;

/**
 * What can be said about the input without localizing it: its level, silence, and whether it is stereo at all.
 *
 * <p>Counts in whole cells of {@link ServedRing#GRID} frames, so that it says the same however the blocks fell. Used by
 * one thread; allocates nothing.
 */
final class InputMonitor {
    /** -100 dBFS: below it a sample is silence. */
    private static final float SILENCE = 1e-5f;

    private static final double LEVEL_SECONDS = 0.1;
    private static final double LEAST_LEVEL_DBFS = -120;
    /** Two like channels are believed to be one after so long, s, when nothing else has been heard before. */
    private static final double EARLY_SECONDS = 0.1;

    private final int sampleRateHz;
    private final double smoothing;
    private double meanSquare;
    private int sinceSound;
    private int sinceLeft;
    private int sinceRight;
    private int sinceDifferent;
    private double cellEnergy;
    private boolean cellLeft;
    private boolean cellRight;
    private boolean cellDifferent;

    /**
     * Has heard nothing.
     *
     * @param sampleRateHz the stream's rate, Hz
     */
    InputMonitor(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        smoothing = 1 - Math.exp(-ServedRing.GRID / (LEVEL_SECONDS / 2 * sampleRateHz));
        reset();
    }

    /** Forgets the stream. */
    void reset() {
        meanSquare = 0;
        sinceSound = 0;
        int early = sampleRateHz - (int) (EARLY_SECONDS * sampleRateHz);
        sinceLeft = early;
        sinceRight = early;
        sinceDifferent = early;
        clearCell();
    }

    private void clearCell() {
        cellEnergy = 0;
        cellLeft = false;
        cellRight = false;
        cellDifferent = false;
    }

    /** Takes frames of the present cell. */
    void accept(float[] left, float[] right, int count) {
        for (int i = 0; i < count; i++) {
            float l = left[i];
            float r = right[i];
            // What is no number is silence, as it is for the localizer.
            l = Math.abs(l) < Float.POSITIVE_INFINITY ? l : 0;
            r = Math.abs(r) < Float.POSITIVE_INFINITY ? r : 0;
            cellLeft |= Math.abs(l) > SILENCE;
            cellRight |= Math.abs(r) > SILENCE;
            cellDifferent |= l != r;
            cellEnergy += (double) l * l + (double) r * r;
        }
    }

    /** The cell is full. */
    void endCell() {
        meanSquare += smoothing * (cellEnergy / (2.0 * ServedRing.GRID) - meanSquare);
        boolean sound = cellLeft || cellRight;
        sinceSound = since(sinceSound, sound);
        if (sound) { // pauses say nothing about the channels
            sinceLeft = since(sinceLeft, cellLeft);
            sinceRight = since(sinceRight, cellRight);
            sinceDifferent = since(sinceDifferent, cellDifferent);
        }
        clearCell();
    }

    private int since(int frames, boolean now) {
        return now ? 0 : Math.min(sampleRateHz, frames + ServedRing.GRID);
    }

    /** {@return whether nothing was heard for a second} */
    boolean silent() {
        return sinceSound >= sampleRateHz;
    }

    /** {@return whether what was heard lately came through one channel only, or through both alike} */
    boolean mono() {
        return Math.max(sinceDifferent, Math.max(sinceLeft, sinceRight)) >= sampleRateHz;
    }

    /** {@return the level of the latest 100 ms, both channels' mean, at least -120, dB re full scale} */
    float levelDbfs() {
        return (float) Math.min(0, Math.max(LEAST_LEVEL_DBFS, 10 * Math.log10(meanSquare)));
    }
}
