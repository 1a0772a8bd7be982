package org.bearing.inference.pair;

import org.bearing.geometry.EngineThread;

/**
 * Blends the angle of the model with that of the correlation peak, by the inverse of their variances as {@link PairTrust}
 * describes them. A reused buffer of one thread.
 */
public final class PairBlend {
    /** Least change of the delay's part with the angle: near the side a delay says less about it. */
    private static final double LEAST_SLOPE = 0.15;

    private double lateralRad;
    private double deviationRad;
    private double spreadRad;
    private double gapRad;

    /** Makes an empty buffer. */
    public PairBlend() {}

    /**
     * Takes the angle of the model alone.
     *
     * @param trust how far to trust it
     * @param modelRad lateral angle, + = left, rad
     * @param spreadRad spread of its posterior, rad
     */
    @EngineThread
    public void keep(PairTrust trust, double modelRad, double spreadRad) {
        lateralRad = modelRad;
        deviationRad = trust.modelDeviation(spreadRad);
        this.spreadRad = spreadRad;
        gapRad = 0;
    }

    /**
     * Draws the angle taken last towards a peak.
     *
     * @param trust how far to trust which
     * @param sine delay of the peak in parts of the delay from the side, + = left leads
     * @param height of the peak, in [-1, 1]
     * @param delaySeconds delay from the side, s
     */
    @EngineThread
    public void draw(PairTrust trust, double sine, double height, double delaySeconds) {
        double peakRad = Math.asin(Math.max(-1, Math.min(1, sine)));
        double slope = Math.sqrt(Math.max(LEAST_SLOPE * LEAST_SLOPE, 1 - sine * sine));
        double peak = trust.peakDeviation(height, 1 / (delaySeconds * slope), spreadRad);
        double forModel = 1 / (deviationRad * deviationRad);
        double forPeak = 1 / (peak * peak);
        gapRad = Math.abs(peakRad - lateralRad);
        lateralRad = (forModel * lateralRad + forPeak * peakRad) / (forModel + forPeak);
        deviationRad = 1 / Math.sqrt(forModel + forPeak);
    }

    /**
     * Blends what lies behind an estimate.
     *
     * @param trust how far to trust which
     * @param readout model and peak
     */
    public void take(PairTrust trust, PairReadout readout) {
        keep(trust, readout.modelRad(), readout.spreadRad());
        if (readout.refined()) {
            draw(trust, readout.peakSeconds() / readout.delaySeconds(), readout.peakHeight(), readout.delaySeconds());
        }
    }

    /** {@return the lateral angle, + = left, rad} */
    public double lateralRad() {
        return lateralRad;
    }

    /** {@return how far off it may be, standard deviation, rad} */
    public double deviationRad() {
        return deviationRad;
    }

    /** {@return distance of the peak from the model's angle, rad; 0 without a peak} */
    public double gapRad() {
        return gapRad;
    }
}
