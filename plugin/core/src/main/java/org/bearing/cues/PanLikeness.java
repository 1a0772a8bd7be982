package org.bearing.cues;

/** Tells a mix panned by level alone from sound that reached two ears or microphones. */
final class PanLikeness {
    /** Mean of 1 - cos(phase difference) at which the score has fallen to 1/e. */
    private static final double PHASE_SCALE = 0.01;

    /** Standard deviation over frequency of the level difference at which the score has fallen to 1/e, dB. */
    private static final double LEVEL_SCALE_DB = 0.5;

    private PanLikeness() {}

    /**
     * Scores the mean cues: a panned mix has no phase difference at any frequency, and the same level difference at all of
     * them; a head or a pair of microphones has neither, except from straight ahead for perfectly equal ears.
     *
     * @param weight evidence by bin
     * @param level mean level difference by bin, dB
     * @param phaseRe real part of the mean phase vector by bin
     * @param split index from which bins count as high
     * @return near 1 for a panned or dual-mono mix, near 0 for a binaural scene
     */
    static double score(float[] weight, float[] level, float[] phaseRe, int split) {
        double low = deviation(weight, phaseRe, 0, split);
        double high = deviation(weight, phaseRe, split, weight.length);
        double phase = Math.max(low, high) / PHASE_SCALE;
        double spread = spread(weight, level) / LEVEL_SCALE_DB;
        return Math.exp(-phase - spread * spread);
    }

    private static double deviation(float[] weight, float[] phaseRe, int from, int to) {
        double sum = 0;
        double total = 0;
        for (int k = from; k < to; k++) {
            sum += weight[k] * (1 - phaseRe[k]);
            total += weight[k];
        }
        return total > 0 ? sum / total : 0;
    }

    private static double spread(float[] weight, float[] level) {
        double sum = 0;
        double squares = 0;
        double total = 0;
        for (int k = 0; k < weight.length; k++) {
            sum += (double) weight[k] * level[k];
            squares += (double) weight[k] * level[k] * level[k];
            total += weight[k];
        }
        return total > 0 ? Math.sqrt(Math.max(0, squares / total - sum / total * (sum / total))) : 0;
    }
}
