package org.bearing.simulation.head;

/** Three measured directions around a wanted one, and their weights; reused by its owner's thread. */
public final class Blend {
    private final int[] corners = new int[3];
    private final double[] weights = new double[3];

    /** Makes an empty one. */
    public Blend() {}

    void set(int[] triangle, double w0, double w1, double w2) {
        double sum = w0 + w1 + w2;
        System.arraycopy(triangle, 0, corners, 0, 3);
        weights[0] = w0 / sum;
        weights[1] = w1 / sum;
        weights[2] = w2 / sum;
    }

    /**
     * One corner.
     *
     * @param i 0, 1 or 2
     * @return index of the measured direction
     */
    public int corner(int i) {
        return corners[i];
    }

    /**
     * Weight of a corner; the three sum to 1.
     *
     * @param i 0, 1 or 2
     * @return in [0, 1]
     */
    public double weight(int i) {
        return weights[i];
    }
}
