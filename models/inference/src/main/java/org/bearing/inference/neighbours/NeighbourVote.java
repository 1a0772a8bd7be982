package org.bearing.inference.neighbours;

import org.bearing.geometry.Angles;
import org.bearing.geometry.EngineThread;

/**
 * The neighbours of one or two read-outs as weighted unit vectors, and their mean; a reused buffer of one thread.
 *
 * <p>Tang et al. 2022 eq. 15-16: w_i = exp(-||z - z_i||^2 / eps), normalised, eps = median of the squared distances. The
 * mean is that of unit vectors, renormalised, instead of the paper's mean of angles, which breaks at +-180 degrees. Where
 * neighbours agree in the lateral angle but not around the interaural axis, that mean lies too far out, since it is
 * renormalised; so the read-out takes the mean of the lateral angles and the median of the polar ones.
 */
public final class NeighbourVote {
    /** Neighbours farther from the mean of the stronger half do not belong to it: they are its mirror image. */
    private static final double BELONGS_COSINE = Math.cos(Math.toRadians(45));

    private static final double ANY = -2;

    private final double bandwidth;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] weight;
    private final double[] turn;
    private final double[] turnWeight;
    private int count;

    private double meanX;
    private double meanY;
    private double meanZ;
    private double leastCosine = ANY;
    private double resultant;
    private double spreadRad;
    private double lateralSpreadRad;
    private double lateralRad;
    private double polarRad;

    /**
     * Allocates the buffer.
     *
     * @param capacity the most neighbours of all read-outs together
     * @param bandwidth the eps, in squared distances; 0 = their median, as printed
     */
    public NeighbourVote(int capacity, double bandwidth) {
        this.bandwidth = bandwidth;
        x = new double[capacity];
        y = new double[capacity];
        z = new double[capacity];
        weight = new double[capacity];
        turn = new double[capacity];
        turnWeight = new double[capacity];
    }

    /** Forgets all neighbours. */
    public void clear() {
        count = 0;
    }

    /**
     * Adds the neighbours of a read-out; its weights sum to 1.
     *
     * @param nearest the neighbours, nearest first, at least one
     * @param directions unit vectors by number of the point
     * @param mirrored whether left and right are exchanged first
     */
    @EngineThread
    public void add(Nearest nearest, float[] directions, boolean mirrored) {
        int n = nearest.count();
        double eps = bandwidth > 0 ? bandwidth : medianSquare(nearest, n);
        float least = nearest.squaredDistance(0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double squared = nearest.squaredDistance(i);
            double w = eps > 0 ? Math.exp((least - squared) / eps) : squared > 0 ? 0 : 1;
            weight[count + i] = w;
            sum += w;
        }
        for (int i = 0; i < n; i++, count++) {
            int at = 3 * nearest.index(i);
            x[count] = directions[at];
            y[count] = mirrored ? -directions[at + 1] : directions[at + 1];
            z[count] = directions[at + 2];
            weight[count] /= sum;
        }
    }

    private static double medianSquare(Nearest nearest, int n) {
        double upper = nearest.squaredDistance(n / 2);
        return n % 2 == 0 ? (upper + nearest.squaredDistance(n / 2 - 1)) / 2 : upper;
    }

    /**
     * Share of the votes for the front.
     *
     * @return in [0, 1]
     */
    public double frontShare() {
        double front = 0;
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += weight[i];
            front += x[i] >= 0 ? weight[i] : 0;
        }
        return front / all;
    }

    /** Takes the mean of all neighbours. */
    @EngineThread
    public void meanOfAll() {
        mean(0, 0, 0, ANY);
        leastCosine = ANY;
    }

    /**
     * Takes the mean of those that belong together: the votes of the stronger half, front or back, and those of the
     * other half that lie near their mean.
     */
    @EngineThread
    public void meanOfStrongerHalf() {
        mean(frontShare() >= 0.5 ? 1 : -1, 0, 0, 0);
        mean(meanX, meanY, meanZ, BELONGS_COSINE);
        leastCosine = BELONGS_COSINE;
    }

    /** Mean of the neighbours whose cosine to a vector is at least something. */
    private void mean(double towardsX, double towardsY, double towardsZ, double least) {
        double sumX = 0;
        double sumY = 0;
        double sumZ = 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            if (x[i] * towardsX + y[i] * towardsY + z[i] * towardsZ >= least) {
                sumX += weight[i] * x[i];
                sumY += weight[i] * y[i];
                sumZ += weight[i] * z[i];
                sum += weight[i];
            }
        }
        double length = Math.sqrt(sumX * sumX + sumY * sumY + sumZ * sumZ);
        if (length > 0) {
            meanX = sumX / length;
            meanY = sumY / length;
            meanZ = sumZ / length;
            resultant = length / sum;
        } else {
            resultant = 0;
            meanX = 1;
            meanY = 0;
            meanZ = 0;
        }
    }

    /** Reads out the neighbours around the last mean: lateral and polar angle, and their spread. */
    @EngineThread
    public void measure() {
        double angles = 0;
        double laterals = 0;
        double squares = 0;
        double sum = 0;
        double meanPolar = Math.atan2(meanZ, meanX);
        int members = 0;
        for (int i = 0; i < count; i++) {
            double cosine = x[i] * meanX + y[i] * meanY + z[i] * meanZ;
            if (cosine >= leastCosine) {
                double angle = Math.acos(clamp(cosine));
                double lateral = Math.asin(clamp(y[i]));
                angles += weight[i] * angle * angle;
                laterals += weight[i] * lateral;
                squares += weight[i] * lateral * lateral;
                sum += weight[i];
                members = insert(Angles.difference(meanPolar, Math.atan2(z[i], x[i])), weight[i], members);
            }
        }
        spreadRad = sum > 0 ? Math.sqrt(angles / sum) : Math.PI;
        lateralRad = sum > 0 ? laterals / sum : 0;
        lateralSpreadRad = sum > 0 ? Math.sqrt(Math.max(0, squares / sum - lateralRad * lateralRad)) : Math.PI / 2;
        polarRad = meanPolar + median(members, sum / 2);
    }

    /** Keeps the turns sorted and different; returns how many there are. */
    private int insert(double value, double itsWeight, int held) {
        int at = held;
        while (at > 0 && turn[at - 1] > value) {
            at--;
        }
        if (at > 0 && turn[at - 1] == value) {
            turnWeight[at - 1] += itsWeight;
            return held;
        }
        System.arraycopy(turn, at, turn, at + 1, held - at);
        System.arraycopy(turnWeight, at, turnWeight, at + 1, held - at);
        turn[at] = value;
        turnWeight[at] = itsWeight;
        return held + 1;
    }

    /**
     * Where half of the weight is reached, the weight of a turn counting half before and half after it, interpolated
     * between turns: so it moves smoothly with the weights, even where the directions are a coarse grid.
     */
    private double median(int members, double half) {
        double before = 0;
        double last = 0;
        for (int i = 0; i < members; i++) {
            double now = before + turnWeight[i] / 2;
            if (now >= half) {
                return i == 0 ? turn[0] : turn[i - 1] + (half - last) / (now - last) * (turn[i] - turn[i - 1]);
            }
            before += turnWeight[i];
            last = now;
        }
        return members == 0 ? 0 : turn[members - 1];
    }

    private static double clamp(double cosine) {
        return Math.max(-1, Math.min(1, cosine));
    }

    /** {@return front component of the mean's unit vector} */
    public double x() {
        return meanX;
    }

    /** {@return left component of the mean's unit vector} */
    public double y() {
        return meanY;
    }

    /** {@return up component of the mean's unit vector} */
    public double z() {
        return meanZ;
    }

    /** {@return as of {@link #measure}: mean lateral angle of the neighbours, + = left, rad} */
    public double lateralRad() {
        return lateralRad;
    }

    /** {@return as of {@link #measure}: median of the neighbours' angle around the interaural axis, 0 = front, rad} */
    public double polarRad() {
        return polarRad;
    }

    /** {@return length of the mean of the unit vectors, in [0, 1]} */
    public double resultant() {
        return resultant;
    }

    /** {@return as of {@link #measure}: root mean square angle between the neighbours and the mean, rad} */
    public double spreadRad() {
        return spreadRad;
    }

    /** {@return as of {@link #measure}: standard deviation of the neighbours' lateral angles, rad} */
    public double lateralSpreadRad() {
        return lateralSpreadRad;
    }
}
