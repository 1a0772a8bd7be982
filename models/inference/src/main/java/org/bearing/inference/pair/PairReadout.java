package org.bearing.inference.pair;

/**
 * What lies behind an estimate of a pair.
 *
 * @param delaySeconds delay between the microphones from the side, s
 * @param modelRad lateral angle of the model alone, + = left, rad
 * @param spreadRad spread of its posterior, rad
 * @param mass share of the posterior near its maximum
 * @param coherence mean magnitude-squared coherence
 * @param refined whether a correlation peak was found near
 * @param peakSeconds its delay, + = left leads, s; 0 without one
 * @param peakHeight its height in [-1, 1]; 0 without one
 */
public record PairReadout(
        double delaySeconds,
        double modelRad,
        double spreadRad,
        double mass,
        double coherence,
        boolean refined,
        double peakSeconds,
        double peakHeight) {}
