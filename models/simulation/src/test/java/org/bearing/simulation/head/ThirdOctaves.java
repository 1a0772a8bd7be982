package org.bearing.simulation.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jtransforms.fft.DoubleFFT_1D;

/** Levels of impulse responses by third octaves, 315 Hz to 6.3 kHz and, where the rate allows, 8 kHz. */
final class ThirdOctaves {
    private static final int SIZE = 2048;
    private static final double LOWEST_HZ = 315;
    private static final double HIGHEST_EDGE_HZ = 8000;

    private ThirdOctaves() {}

    /** Adds the absolute differences in level, dB. */
    static void differences(float[] a, float[] b, int rateHz, List<Double> into) {
        List<Double> signed = new ArrayList<>();
        levels(a, b, rateHz, signed);
        signed.forEach(level -> into.add(Math.abs(level)));
    }

    private static void levels(float[] a, float[] b, int rateHz, List<Double> into) {
        double[] first = power(a);
        double[] second = power(b);
        double step = Math.pow(2, 1 / 3.0);
        for (double hz = LOWEST_HZ; hz * Math.sqrt(step) <= Math.min(HIGHEST_EDGE_HZ, rateHz * 0.475); hz *= step) {
            int from = (int) Math.round(hz / Math.sqrt(step) * SIZE / rateHz);
            int to = (int) Math.round(hz * Math.sqrt(step) * SIZE / rateHz);
            double x = Arrays.stream(first, from, to).sum();
            double y = Arrays.stream(second, from, to).sum();
            into.add(10 * Math.log10(x / y));
        }
    }

    /** Adds the absolute differences of the level differences between the ears, dB. */
    static void relative(float[] a, float[] b, float[] a2, float[] b2, int rateHz, List<Double> into) {
        List<Double> left = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        levels(a, b, rateHz, left);
        levels(a2, b2, rateHz, right);
        for (int i = 0; i < left.size(); i++) {
            into.add(Math.abs(left.get(i) - right.get(i)));
        }
    }

    private static double[] power(float[] x) {
        double[] work = new double[2 * SIZE];
        for (int i = 0; i < x.length; i++) {
            work[i] = x[i];
        }
        new DoubleFFT_1D(SIZE).realForwardFull(work);
        double[] power = new double[SIZE / 2];
        for (int k = 0; k < power.length; k++) {
            power[k] = work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
        }
        return power;
    }
}
