package org.bearing.training.bianco.recipe;

/**
 * The classes of directions: azimuths from -90 to 90 degrees in even steps; class 0 is the rightmost.
 *
 * @param stepDeg step, a divisor of 180, degrees
 */
public record PairGrid(int stepDeg) {
    /** The 19 directions of the DTU classroom. */
    public static final PairGrid DTU = new PairGrid(10);

    /** The 13 directions of the MIR database. */
    public static final PairGrid MIR = new PairGrid(15);

    private static final double LARGEST_DEG = 90;
    private static final double SLACK_DEG = 0.05;

    public PairGrid {
        if (stepDeg < 1 || 180 % stepDeg != 0) {
            throw new IllegalArgumentException("stepDeg must divide 180: " + stepDeg);
        }
    }

    /** {@return number of classes, T in the paper} */
    public int classes() {
        return 180 / stepDeg + 1;
    }

    /**
     * Azimuth of a class.
     *
     * @param label class, in [0, T - 1]
     * @return + = left, rad
     */
    public double azimuthRad(int label) {
        return Math.toRadians(azimuthDeg(label));
    }

    /**
     * Class of an azimuth.
     *
     * @param azimuthDeg + = left, degrees
     * @return class, or -1 if it is not one of the grid's
     */
    public int label(double azimuthDeg) {
        int label = (int) Math.round((azimuthDeg + LARGEST_DEG) / stepDeg);
        boolean hit = label >= 0 && label < classes() && Math.abs(azimuthDeg(label) - azimuthDeg) <= SLACK_DEG;
        return hit ? label : -1;
    }

    double azimuthDeg(int label) {
        if (label < 0 || label >= classes()) {
            throw new IllegalArgumentException("label must be in [0, " + (classes() - 1) + "]: " + label);
        }
        return label * stepDeg - LARGEST_DEG;
    }
}
