package org.bearing.simulation.head;

import java.util.List;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;
import org.jtransforms.fft.DoubleFFT_1D;

/** Fits a spherical head to measured delays between the ears. */
final class HeadRadius {
    private static final double LOW_HZ = 200;
    private static final double HIGH_HZ = 4000;
    private static final double HIGHEST_ELEVATION_RAD = Math.toRadians(30);
    private static final double LARGEST_DELAY_S = 0.0012;
    private static final int UPSAMPLING = 8;

    private final int size;
    private final int rateHz;
    private final DoubleFFT_1D fft;
    private final DoubleFFT_1D fineFft;
    private final double[] work;
    private final double[] fine;

    HeadRadius(int rateHz, int taps) {
        this.rateHz = rateHz;
        size = Integer.highestOneBit(2 * taps - 1) * 2;
        fft = new DoubleFFT_1D(size);
        fineFft = new DoubleFFT_1D((long) UPSAMPLING * size);
        work = new double[2 * size];
        fine = new double[2 * UPSAMPLING * size];
    }

    static double fit(Head head) {
        HrirPair pair = head.newPair();
        HeadRadius finder = new HeadRadius(head.sampleRateHz(), pair.left().length);
        List<Direction> directions = head.set().directions();
        double[] areas = head.set().triangulation().areas();
        double over = 0;
        double under = 0;
        for (int i = 0; i < areas.length; i++) {
            Direction direction = directions.get(i);
            if (Math.abs(direction.elevationRad()) <= HIGHEST_ELEVATION_RAD) {
                head.hrir(direction, pair);
                double shape = SphericalHead.delaySeconds(1, direction.lateralRad());
                over += areas[i] * shape * finder.delaySeconds(pair.left(), pair.right());
                under += areas[i] * shape * shape;
            }
        }
        return over / under;
    }

    /** Delay by the phase transform of the band: arrival right minus left. */
    double delaySeconds(float[] left, float[] right) {
        java.util.Arrays.fill(work, 0);
        java.util.Arrays.fill(fine, 0);
        for (int t = 0; t < left.length; t++) {
            work[2 * t] = left[t];
            work[2 * t + 1] = right[t];
        }
        fft.complexForward(work);
        for (int k = (int) Math.ceil(LOW_HZ * size / rateHz); k <= HIGH_HZ * size / rateHz; k++) {
            int m = size - k;
            double lRe = work[2 * k] + work[2 * m];
            double lIm = work[2 * k + 1] - work[2 * m + 1];
            double rRe = work[2 * k + 1] + work[2 * m + 1];
            double rIm = work[2 * m] - work[2 * k];
            double re = lRe * rRe + lIm * rIm;
            double im = lIm * rRe - lRe * rIm;
            double magnitude = Math.max(1e-30, Math.hypot(re, im));
            // conjugated: a leading left ear then gives a positive lag
            fine[2 * k] = re / magnitude;
            fine[2 * k + 1] = -im / magnitude;
        }
        fineFft.complexInverse(fine, false);
        return peak() / (rateHz * (double) UPSAMPLING);
    }

    private double peak() {
        int all = UPSAMPLING * size;
        int reach = (int) (LARGEST_DELAY_S * rateHz * UPSAMPLING);
        int best = -reach;
        for (int lag = -reach; lag <= reach; lag++) {
            best = fine[2 * Math.floorMod(lag, all)] > fine[2 * Math.floorMod(best, all)] ? lag : best;
        }
        double low = fine[2 * Math.floorMod(best - 1, all)];
        double mid = fine[2 * Math.floorMod(best, all)];
        double high = fine[2 * Math.floorMod(best + 1, all)];
        double bend = low - 2 * mid + high;
        return bend < 0 ? best + 0.5 * (low - high) / bend : best;
    }
}
