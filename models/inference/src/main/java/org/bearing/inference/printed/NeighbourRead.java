package org.bearing.inference.printed;

import org.bearing.geometry.EngineThread;
import org.bearing.inference.neighbours.Nearest;

/**
 * Nearest-neighbour regression (eq. 15-16): u = sum w_i u_i with w_i = exp(-||z - z_i||^2 / eps), normalised, eps = median
 * of the K squared distances. As printed, a plain mean of angles in degrees: right in front, wrong across +-180.
 *
 * <p>One thread; allocates nothing after it is made.
 */
public final class NeighbourRead {
    private final boolean inverseDistance;
    private final Nearest nearest;
    private final double[] weight;
    private double meanDeg;
    private double deviationRad;
    private double resultant;

    /**
     * Allocates the buffers.
     *
     * @param count the K, at least 1
     * @param inverseDistance whether neighbours weigh by inverse squared distance instead
     */
    public NeighbourRead(int count, boolean inverseDistance) {
        this.inverseDistance = inverseDistance;
        nearest = new Nearest(count);
        weight = new double[count];
    }

    /** {@return the neighbours; fill it, then call {@link #weigh}} */
    public Nearest nearest() {
        return nearest;
    }

    /** Weighs the neighbours. */
    @EngineThread
    public void weigh() {
        int n = nearest.count();
        double sum = 0;
        double eps = median();
        for (int i = 0; i < n; i++) {
            double squared = nearest.squaredDistance(i);
            weight[i] = weight(squared, eps);
            sum += weight[i];
        }
        for (int i = 0; i < n; i++) {
            weight[i] /= sum;
        }
    }

    /** Where duplicates of the recording were in training, they alone count: the limit of both formulas. */
    private double weight(double squared, double eps) {
        boolean duplicates = nearest.squaredDistance(0) == 0;
        if (inverseDistance) {
            return duplicates ? (squared == 0 ? 1 : 0) : 1 / squared;
        }
        return eps > 0 ? Math.exp(-squared / eps) : squared == 0 ? 1 : 0;
    }

    private double median() {
        int n = nearest.count();
        double upper = nearest.squaredDistance(n / 2);
        return n % 2 == 0 ? (upper + nearest.squaredDistance(n / 2 - 1)) / 2 : upper;
    }

    /**
     * Reads one of the neighbours' angles.
     *
     * @param anglesDeg by number of the neighbour, degrees
     */
    @EngineThread
    public void read(float[] anglesDeg) {
        meanDeg = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < nearest.count(); i++) {
            double angle = anglesDeg[nearest.index(i)];
            meanDeg += weight[i] * angle;
            x += weight[i] * Math.cos(Math.toRadians(angle));
            y += weight[i] * Math.sin(Math.toRadians(angle));
        }
        resultant = Math.min(1, Math.sqrt(x * x + y * y));
        double squares = 0;
        for (int i = 0; i < nearest.count(); i++) {
            double off = Math.toRadians(anglesDeg[nearest.index(i)] - meanDeg);
            squares += weight[i] * off * off;
        }
        deviationRad = Math.sqrt(squares);
    }

    /** {@return the mean of the last angles read, degrees} */
    public double meanDeg() {
        return meanDeg;
    }

    /** {@return the weighted deviation of the last angles read from their mean, rad} */
    public double deviationRad() {
        return deviationRad;
    }

    /** {@return the length of the weighted mean of the angles as unit vectors, in [0, 1]} */
    public double resultant() {
        return resultant;
    }
}
