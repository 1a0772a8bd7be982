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
    private final double radiusM;
    private final double perLateral;

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
        this.perLateral = radiusKnown ? calibration.refinedPerLateralKnown() : calibration.refinedPerLateralAverage();
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
        double spread = calibration.embeddingPerSpread() * spreadRad;
        double lateral = calibration.embeddingPerLateral() * embeddingRad;
        double floor = calibration.embeddingFloorRad();
        sigmaEmbedding = Math.sqrt(floor * floor + spread * spread + lateral * lateral);
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
     */
    @EngineThread
    void refine(double embeddingRad, double spreadRad) {
        keep(embeddingRad, spreadRad);
        double delay = SphericalHead.delaySeconds(radiusM, embeddingRad);
        if (!phases.search(delay, calibration.searchSeconds())) {
            return;
        }
        refined = true;
        refinedRad = SphericalHead.lateralRad(radiusM, phases.peakSeconds());
        double defect = calibration.refinedPerDefect() * (1 - phases.peakValue());
        double lateral = perLateral * refinedRad;
        double floor = calibration.refinedFloorRad();
        sigmaRefined = Math.sqrt(floor * floor + defect * defect + lateral * lateral);
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
