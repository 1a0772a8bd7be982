package org.bearing.training.bianco.recipe;

/**
 * Where a source is, seen from the middle of the pair, at its height.
 *
 * @param azimuthDeg in [-90, 90], + = left, degrees
 * @param rangeM distance, above 0, m
 */
public record PairPosition(double azimuthDeg, double rangeM) {
    public PairPosition {
        if (!(Math.abs(azimuthDeg) <= 90 && rangeM > 0 && rangeM < 100)) {
            throw new IllegalArgumentException("azimuthDeg must be in [-90, 90] and rangeM in (0, 100): azimuthDeg="
                    + azimuthDeg + ", rangeM=" + rangeM);
        }
    }
}
