package org.bearing.method;

/** The highest point of a spectrum over a grid, and what it is worth. Used by one thread; allocates nothing. */
final class GridPeak {
    /** Height that noise alone reaches. */
    private static final double NOISE_HEIGHT = 0.03;
    /** Height above noise within which the confidence rises to 63%. */
    private static final double RISE = 0.12;

    private static final double MOST_CONFIDENCE = 0.95;
    /** How much wider the likely arc is than the peak where there is no trust in it. */
    private static final double DOUBT = 2;
    /** Error that remains with the sharpest peak, rad. */
    private static final double SLACK_RAD = Math.toRadians(1.5);

    private final SteeringGrid grid;
    private final int caution;
    private int peak;
    private double offset;
    private double width;
    private double rivalry;

    /**
     * Allocates nothing but itself.
     *
     * @param grid of the spectrum
     * @param caution power of the confidence: 1, or more for a spectrum whose peaks are often chance
     */
    GridPeak(SteeringGrid grid, int caution) {
        this.grid = grid;
        this.caution = caution;
    }

    /**
     * Finds the peak; of equal ones that nearest to the front.
     *
     * @param value spectrum, from the rightmost point to the leftmost
     */
    void measure(double[] value) {
        int side = grid.side();
        double mean = value[side];
        peak = side;
        for (int s = 1; s <= side; s++) {
            peak = value[side + s] > value[peak] ? side + s : peak;
            peak = value[side - s] > value[peak] ? side - s : peak;
            mean += value[side + s] + value[side - s];
        }
        mean /= value.length;
        offset = grid.interpolates() ? vertex(value) : 0;
        double rise = value[peak] - mean;
        double half = mean + rise / 2;
        width = (crossing(value, 1, half) + crossing(value, -1, half)) / 2;
        double second = Math.max(mean, Math.max(rival(value, 1), rival(value, -1)));
        rivalry = rise > 0 ? (second - mean) / rise : 1;
    }

    /** Of the parabola through the peak and its neighbours, in steps from the peak; the ends have one neighbour only. */
    private double vertex(double[] value) {
        if (peak == 0 || peak == value.length - 1) {
            return 0;
        }
        double below = value[peak - 1];
        double above = value[peak + 1];
        double bend = below - 2 * value[peak] + above;
        return bend < 0 ? 0.5 * (below - above) / bend : 0;
    }

    /** Steps from the peak to where the spectrum falls below a height; to the grid's end if it does not. */
    private double crossing(double[] value, int way, double height) {
        int i = peak;
        while (i + way >= 0 && i + way < value.length && value[i + way] > height) {
            i += way;
        }
        if (i + way < 0 || i + way >= value.length) {
            return Math.abs(i - peak);
        }
        double fall = value[i] - value[i + way];
        return Math.abs(i - peak) + (fall > 0 ? (value[i] - height) / fall : 0);
    }

    private double rival(double[] value, int way) {
        int i = peak + way;
        while (i >= 0 && i < value.length && value[i] <= value[i - way]) {
            i += way;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (; i >= 0 && i < value.length; i += way) {
            best = Math.max(best, value[i]);
        }
        return best;
    }

    /** {@return index of the highest point} */
    int point() {
        return peak;
    }

    /** {@return azimuth in [-pi/2, pi/2], + = left, rad} */
    double azimuthRad() {
        return (peak - grid.side() + offset) * grid.stepRad();
    }

    /**
     * Trust in the peak. Constants and caution fit how often it was right within 10 degrees in 900 simulated rooms with
     * validation voices, three spacings and windows of 0.26 s.
     *
     * @param height how far the bins agree with it: 1 = the channels are one sound from there, 0 = unrelated
     * @return in [0, 1]
     */
    double confidence(double height) {
        double enough = 1 - Math.exp(-Math.max(0, height - NOISE_HEIGHT) / RISE);
        return Math.pow(MOST_CONFIDENCE * Math.sqrt(enough * (1 - 0.5 * Math.pow(rivalry, 4))), caution);
    }

    /**
     * Likely arc.
     *
     * @param height as for the confidence
     * @return half of it, up to a right angle, rad
     */
    double spreadRad(double height) {
        double sharpness = Math.max(0, Math.min(1, height));
        double flank = width * grid.stepRad() * Math.sqrt(1 - sharpness);
        double wrong = 1 - confidence(height);
        double doubt = 1 + DOUBT * wrong;
        double anywhere = Math.PI / 2 * wrong * wrong;
        double least = SLACK_RAD + (grid.interpolates() ? 0 : grid.stepRad() / 2);
        return Math.min(Math.PI / 2, flank * doubt + least + anywhere);
    }
}
