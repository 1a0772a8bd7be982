package org.bearing.inference.manifest;

/**
 * Errors of a model under one condition.
 *
 * @param set whose heads and rooms, such as {@code test}
 * @param condition which scenes, such as {@code RT60 0.2-0.5 s, SNR 20-35 dB}
 * @param scenes how many
 * @param azimuthMedianDeg median error of the azimuth, degrees
 * @param azimuthMeanDeg mean error of the azimuth, degrees
 * @param lateralMedianDeg median error of the lateral angle, degrees
 * @param lateralMeanDeg mean error of the lateral angle, degrees
 * @param elevationMedianDeg median error of the elevation, degrees
 * @param elevationMeanDeg mean error of the elevation, degrees
 */
public record AccuracyRow(
        String set,
        String condition,
        int scenes,
        double azimuthMedianDeg,
        double azimuthMeanDeg,
        double lateralMedianDeg,
        double lateralMeanDeg,
        double elevationMedianDeg,
        double elevationMeanDeg) {}
