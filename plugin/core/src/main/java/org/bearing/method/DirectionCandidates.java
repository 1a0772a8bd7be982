package org.bearing.method;

/** A method's read-out: a few directions with their evidence, best first; a reused buffer. */
public final class DirectionCandidates {
    /** The most candidates a method may offer. */
    public static final int CAPACITY = 8;

    private final double[] azimuthRad = new double[CAPACITY];
    private final double[] elevationRad = new double[CAPACITY];
    private final double[] mirrorAzimuthRad = new double[CAPACITY];
    private final double[] confidence = new double[CAPACITY];
    private final double[] spreadRad = new double[CAPACITY];
    private long centreSample;
    private int count;

    /** Makes an empty buffer. */
    public DirectionCandidates() {}

    /** Forgets all candidates. */
    public void clear() {
        count = 0;
    }

    /**
     * Adds a candidate; beyond the capacity it is dropped.
     *
     * @param azimuth azimuth, + = left, rad
     * @param elevation elevation, rad; NaN where it cannot be known
     * @param mirrorAzimuth the azimuth it might be instead while front and back are undecided, rad; NaN if decided
     * @param trust probability in [0, 1] that the direction is right within 10 degrees
     * @param spread half-width of the 90% arc, rad
     */
    public void add(double azimuth, double elevation, double mirrorAzimuth, double trust, double spread) {
        if (count == CAPACITY) {
            return;
        }
        azimuthRad[count] = azimuth;
        elevationRad[count] = elevation;
        mirrorAzimuthRad[count] = mirrorAzimuth;
        confidence[count] = trust;
        spreadRad[count] = spread;
        count++;
    }

    /** {@return number of candidates} */
    public int count() {
        return count;
    }

    /**
     * Azimuth.
     *
     * @param i candidate
     * @return azimuth, + = left, rad
     */
    public double azimuthRad(int i) {
        return azimuthRad[i];
    }

    /**
     * Elevation.
     *
     * @param i candidate
     * @return elevation, rad; NaN where it cannot be known
     */
    public double elevationRad(int i) {
        return elevationRad[i];
    }

    /**
     * The front-back mirror.
     *
     * @param i candidate
     * @return the azimuth it might be instead, rad; NaN if front and back are decided
     */
    public double mirrorAzimuthRad(int i) {
        return mirrorAzimuthRad[i];
    }

    /**
     * Confidence.
     *
     * @param i candidate
     * @return probability in [0, 1] that the direction is right within 10 degrees
     */
    public double confidence(int i) {
        return confidence[i];
    }

    /**
     * Spread.
     *
     * @param i candidate
     * @return half-width of the 90% arc, rad
     */
    public double spreadRad(int i) {
        return spreadRad[i];
    }

    /** {@return centre of what was analysed, in samples at the method's rate from the start of the stream} */
    public long centreSample() {
        return centreSample;
    }

    /**
     * Sets the centre of what was analysed.
     *
     * @param sample samples at the method's rate from the start of the stream
     */
    public void centreSample(long sample) {
        centreSample = sample;
    }
}
