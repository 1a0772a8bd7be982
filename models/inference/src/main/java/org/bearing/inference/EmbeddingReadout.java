package org.bearing.inference;

/**
 * What lies behind one estimate of an {@link EmbeddingMethod}, for calibration and reports.
 *
 * @param resultant length of the mean of the neighbours' unit vectors, in [0, 1]
 * @param spreadRad root mean square angle between the neighbours and their mean, rad
 * @param lateralSpreadRad root mean square difference of lateral angle between them, rad
 * @param frontShare share of the votes for the front, in [0, 1]
 * @param distance distance to the K-th neighbour in the embedding, mean of both read-outs
 * @param disagreementRad angle between the read-outs of the cues and of their mirror image, rad
 * @param coherence mean magnitude-squared coherence of the window, in [0, 1]
 * @param panLikeness likeness to a mix panned by level alone, in [0, 1]
 * @param embeddingLateralRad lateral angle by the embedding alone, + = left, rad
 * @param polarRad angle around the interaural axis by the embedding: 0 = front, pi/2 = up, rad
 * @param refined whether a correlation peak was found and used
 * @param refinedLateralRad lateral angle by the delay of that peak, + = left, rad; NaN without one
 * @param peakValue height of that peak, in [-1, 1]; 0 without one
 * @param sigmaEmbeddingRad uncertainty of the embedding's lateral angle, rad
 * @param sigmaRefinedRad uncertainty of the refined lateral angle, rad; NaN without one
 * @param lateralRad the lateral angle put out, + = left, rad
 * @param headRadiusM the radius that stood for the head, m
 */
public record EmbeddingReadout(
        double resultant,
        double spreadRad,
        double lateralSpreadRad,
        double frontShare,
        double distance,
        double disagreementRad,
        double coherence,
        double panLikeness,
        double embeddingLateralRad,
        double polarRad,
        boolean refined,
        double refinedLateralRad,
        double peakValue,
        double sigmaEmbeddingRad,
        double sigmaRefinedRad,
        double lateralRad,
        double headRadiusM) {
    /** From this share of the votes on, front and back count as decided. */
    static final double DECIDED_SHARE = 0.9;

    /** {@return whether too many votes are for the other half, front or back, to leave it out of the answer} */
    public boolean twoSided() {
        return Math.max(frontShare, 1 - frontShare) <= DECIDED_SHARE;
    }
}
