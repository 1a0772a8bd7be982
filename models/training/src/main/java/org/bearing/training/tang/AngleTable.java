package org.bearing.training.tang;

import java.util.Arrays;

/**
 * Recordings as the paper's methods see them: cues (eq. 1-3) and where the source was. Read by any number of threads.
 *
 * <p>Angles are vertical-polar, SOFA axes: azimuth + = left, elevation + = up, in degrees because the paper's margins are.
 */
public final class AngleTable {
    private final int width;
    private final float[] cues;
    private final float[] azimuthDeg;
    private final float[] elevationDeg;

    /**
     * Takes recordings; the arrays are not copied and must not be changed afterwards.
     *
     * @param width cues per recording, above 0
     * @param cues the recordings' cues one after the other, {@code width} each, not scaled
     * @param azimuthDeg true azimuths, in (-180, 180]
     * @param elevationDeg true elevations, in [-90, 90]
     */
    public AngleTable(int width, float[] cues, float[] azimuthDeg, float[] elevationDeg) {
        int size = azimuthDeg.length;
        if (width < 1 || elevationDeg.length != size || cues.length != Math.multiplyExact(size, width)) {
            throw new IllegalArgumentException("lengths do not fit: width=" + width + ", cues=" + cues.length
                    + ", azimuths=" + size + ", elevations=" + elevationDeg.length);
        }
        this.width = width;
        this.cues = cues;
        this.azimuthDeg = azimuthDeg;
        this.elevationDeg = elevationDeg;
    }

    /** {@return number of recordings} */
    public int size() {
        return azimuthDeg.length;
    }

    /** {@return cues per recording} */
    public int width() {
        return width;
    }

    /**
     * Copies the cues of a recording.
     *
     * @param index its number
     * @param into receives them, from {@code at} on
     * @param at first place
     */
    public void cues(int index, float[] into, int at) {
        System.arraycopy(cues, index * width, into, at, width);
    }

    /**
     * Tells an angle.
     *
     * @param index of the recording
     * @return its azimuth, degrees
     */
    public float azimuthDeg(int index) {
        return azimuthDeg[index];
    }

    /**
     * Tells an angle.
     *
     * @param index of the recording
     * @return its elevation, degrees
     */
    public float elevationDeg(int index) {
        return elevationDeg[index];
    }

    /**
     * Takes some of the recordings.
     *
     * @param indices which, in their new order
     * @return a copy of those
     */
    public AngleTable subset(int[] indices) {
        float[] some = new float[indices.length * width];
        float[] azimuths = new float[indices.length];
        float[] elevations = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            cues(indices[i], some, i * width);
            azimuths[i] = azimuthDeg[indices[i]];
            elevations[i] = elevationDeg[indices[i]];
        }
        return new AngleTable(width, some, azimuths, elevations);
    }

    /**
     * Joins two tables of the same width.
     *
     * @param other goes behind this one
     * @return both
     */
    public AngleTable and(AngleTable other) {
        if (other.width != width) {
            throw new IllegalArgumentException("widths differ: " + width + " and " + other.width);
        }
        float[] both = Arrays.copyOf(cues, cues.length + other.cues.length);
        System.arraycopy(other.cues, 0, both, cues.length, other.cues.length);
        float[] azimuths = Arrays.copyOf(azimuthDeg, size() + other.size());
        System.arraycopy(other.azimuthDeg, 0, azimuths, size(), other.size());
        float[] elevations = Arrays.copyOf(elevationDeg, size() + other.size());
        System.arraycopy(other.elevationDeg, 0, elevations, size(), other.size());
        return new AngleTable(width, both, azimuths, elevations);
    }
}
