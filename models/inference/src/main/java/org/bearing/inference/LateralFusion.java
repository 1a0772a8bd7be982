package org.bearing.inference;

import org.bearing.frames.FrameSpec;
import org.bearing.geometry.EngineThread;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.manifest.Calibration;

/**
 * Coarse to fine: the embedding says which correlation peak, the peak says where exactly, and both are weighed by their
 * uncertainties as {@link Calibration} describes. A reused buffer of one thread.
 */
final class LateralFusion {
    private final Calibration calibration;
    private final PhaseRefinement phases;
    private double radiusM;
    private boolean radiusKnown;

    private boolean refined;
    private double refinedRad;
    private double sigmaEmbedding;
    private double sigmaRefined;
    private double lateralRad;

    /**
     * Allocates buffers.
     *
     * @param calibration how far to trust what
     * @param frames what the phases are measured with
     * @param radiusM head radius, m
     * @param radiusKnown whether it is this head's, not an average
     */
    LateralFusion(Calibration calibration, FrameSpec frames, double radiusM, boolean radiusKnown) {
        this.calibration = calibration;
        this.phases = new PhaseRefinement(frames);
        this.radiusM = radiusM;
        this.radiusKnown = radiusKnown;
    }

    /**
     * Takes another head from now on.
     *
     * @param itsRadiusM head radius, m
     * @param known whether it is this head's, not an average
     */
    @EngineThread
    void head(double itsRadiusM, boolean known) {
        radiusM = itsRadiusM;
        radiusKnown = known;
    }

    /** {@return where the phases of the window go before {@link #refine}} */
    PhaseRefinement phases() {
        return phases;
    }

    /**
     * Takes the embedding's lateral angle as it is.
     *
     * @param embeddingRad lateral angle, + = left, rad
     * @param spreadRad spread of the neighbours' lateral angles, rad
     */
    @EngineThread
    void keep(double embeddingRad, double spreadRad) {
        sigmaEmbedding = Math.sqrt(calibration.embeddingVariance(embeddingRad, spreadRad));
        sigmaRefined = Double.NaN;
        refinedRad = Double.NaN;
        refined = false;
        lateralRad = embeddingRad;
    }

    /**
     * Blends the embedding's lateral angle with that of the correlation peak near it, if there is one.
     *
     * @param embeddingRad lateral angle, + = left, rad
     * @param spreadRad spread of the neighbours' lateral angles, rad
     * @param searchSeconds half-width of the search around the embedding's delay, s
     */
    @EngineThread
    void refine(double embeddingRad, double spreadRad, double searchSeconds) {
        keep(embeddingRad, spreadRad);
        double delay = SphericalHead.delaySeconds(radiusM, embeddingRad);
        if (!phases.search(delay, searchSeconds)) {
            return;
        }
        refined = true;
        refinedRad = SphericalHead.lateralRad(radiusM, phases.peakSeconds());
        sigmaRefined = Math.sqrt(calibration.refinedVariance(refinedRad, phases.peakValue(), radiusKnown));
        double trustEmbedding = 1 / (sigmaEmbedding * sigmaEmbedding);
        double trustRefined = 1 / (sigmaRefined * sigmaRefined);
        lateralRad = (embeddingRad * trustEmbedding + refinedRad * trustRefined) / (trustEmbedding + trustRefined);
    }

    boolean refined() {
        return refined;
    }

    double refinedRad() {
        return refinedRad;
    }

    double peakValue() {
        return refined ? phases.peakValue() : 0;
    }

    double sigmaEmbedding() {
        return sigmaEmbedding;
    }

    double sigmaRefined() {
        return sigmaRefined;
    }

    double lateralRad() {
        return lateralRad;
    }
}
