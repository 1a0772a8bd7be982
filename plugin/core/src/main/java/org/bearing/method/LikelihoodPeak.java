package org.bearing.method;

/** The highest point of a likelihood over a capture's grid, and what it is worth. Used by one thread; allocates nothing. */
final class LikelihoodPeak {
    /** Mean likelihood of a cell by which the rear may fit less well and still be where the sound comes from. */
    private static final double TIE = 0.1;

    private final CaptureGrid grid;
    private double point;
    private double height;
    private double contrast;
    private double rivalry;
    private double width;
    private double rearPoint;
    private double rearLead;

    LikelihoodPeak(CaptureGrid grid) {
        this.grid = grid;
    }

    /**
     * Finds the peak in front, of equal ones that nearest to the middle, and the highest point behind.
     *
     * @param value mean likelihood of a cell, by the grid's points
     */
    void measure(double[] value) {
        int middle = grid.front() / 2;
        int best = middle;
        double mean = value[middle];
        for (int s = 1; s <= middle; s++) {
            best = value[middle + s] > value[best] ? middle + s : best;
            best = value[middle - s] > value[best] ? middle - s : best;
            mean += value[middle + s] + value[middle - s];
        }
        mean /= grid.front();
        point = best + vertex(value, best, grid.front());
        height = value[best];
        contrast = height - mean;
        double second = Math.max(mean, Math.max(rival(value, best, 1), rival(value, best, -1)));
        rivalry = contrast > 0 ? (second - mean) / contrast : 1;
        double half = mean + contrast / 2;
        width = (crossing(value, best, 1, half) + crossing(value, best, -1, half)) / 2;
        behind(value);
    }

    private void behind(double[] value) {
        int best = grid.front();
        for (int i = best + 1; i < value.length; i++) {
            best = value[i] > value[best] ? i : best;
        }
        boolean any = best < value.length;
        rearPoint = any ? best + vertex(value, best, value.length) : Double.NaN;
        rearLead = any ? value[best] - height : Double.NEGATIVE_INFINITY;
    }

    /** Of the parabola through a peak and its neighbours, in steps from the peak; the ends have one neighbour only. */
    private static double vertex(double[] value, int peak, int end) {
        if (peak == 0 || peak == end - 1) {
            return 0;
        }
        double below = value[peak - 1];
        double above = value[peak + 1];
        double bend = below - 2 * value[peak] + above;
        return bend < 0 ? Math.max(-0.5, Math.min(0.5, 0.5 * (below - above) / bend)) : 0;
    }

    /** Steps from the peak to where the likelihood falls below a level; to the front's end if it does not. */
    private double crossing(double[] value, int peak, int way, double level) {
        int i = peak;
        while (i + way >= 0 && i + way < grid.front() && value[i + way] > level) {
            i += way;
        }
        if (i + way < 0 || i + way >= grid.front()) {
            return Math.abs(i - peak);
        }
        double fall = value[i] - value[i + way];
        return Math.abs(i - peak) + (fall > 0 ? (value[i] - level) / fall : 0);
    }

    private double rival(double[] value, int peak, int way) {
        int i = peak + way;
        while (i >= 0 && i < grid.front() && value[i] <= value[i - way]) {
            i += way;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (; i >= 0 && i < grid.front(); i += way) {
            best = Math.max(best, value[i]);
        }
        return best;
    }

    /** {@return azimuth in front, + = left, rad} */
    double azimuthRad() {
        return grid.azimuthRad(point);
    }

    /** {@return where behind it might be as well, in (pi/2, 3 pi/2), rad; NaN if that fits clearly less} */
    double mirrorRad() {
        return rearLead > -TIE ? grid.azimuthRad(rearPoint) : Double.NaN;
    }

    /** {@return trust in [0, 1]} */
    double confidence() {
        double behind = rearLead > TIE ? Math.exp(-(rearLead - TIE) / TIE) : 1;
        return behind * 0.95;
    }

    double height() {
        return height;
    }

    double contrast() {
        return contrast;
    }

    double rivalry() {
        return rivalry;
    }

    double width() {
        return width;
    }

    /** {@return half of the likely arc, rad} */
    double spreadRad() {
        return width * grid.stepRad();
    }
}
