package org.bearing.training.bianco.network;

import java.util.Arrays;

/**
 * log p(x|y,z) of one sequence and its slopes by what the two heads put out.
 *
 * <p>m = tanh(first head) and s = 10 sigmoid(second head), or its root ({@link Deviation}), at least {@value #LEAST_DEVIATION}.
 * Truncated to [-1, 1], with a = (-1 - m) / s, b = (1 - m) / s and Z = Phi(b) - Phi(a):
 * log p = -((x - m) / s)^2 / 2 - log s - log(2 pi) / 2 - log Z. Since |m| is at most 1, a is never positive and b never negative: Z = 1 - (two
 * upper tails) is at least 0.079, so that nothing cancels and no logarithm of a far tail is needed. On the circle: {@link VonMises}.
 */
final class PhaseLikelihood {
    static final double LEAST_DEVIATION = 1e-3;

    private static final double WIDEST = 10;
    /** Makes 1 of every positive number, after min(1, .): the JIT of JDK 17 vectorises no choice. */
    private static final double HUGE = 0x1p200;

    private final Density density;
    private final Deviation deviation;
    private final double[] mean;
    private final double[] scale;
    private final double[] inverse;
    private final double[] rest;
    private final double[] below;
    private final double[] above;
    private final double[] bellBelow;
    private final double[] bellAbove;
    private final double[] mass;
    private final VonMises circular;

    PhaseLikelihood(VaeSpec spec) {
        density = spec.density();
        deviation = spec.deviation();
        int size = spec.shape().size();
        mean = new double[size];
        scale = new double[size];
        inverse = new double[size];
        rest = new double[size];
        below = new double[size];
        above = new double[size];
        bellBelow = new double[size];
        bellAbove = new double[size];
        mass = new double[size];
        circular = new VonMises(density == Density.VON_MISES ? size : 0);
    }

    /** Mean and standard deviation from what the heads put out. */
    void settle(float[] meanHead, float[] scaleHead) {
        Curves.sigmoid(meanHead, 2, mean);
        Curves.sigmoid(scaleHead, 1, scale);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 2 * mean[i] - 1;
        }
        if (deviation == Deviation.AS_CODE) {
            for (int i = 0; i < scale.length; i++) {
                scale[i] = Math.max(LEAST_DEVIATION, WIDEST * scale[i]);
            }
        } else {
            for (int i = 0; i < scale.length; i++) {
                scale[i] = Math.max(LEAST_DEVIATION, Math.sqrt(WIDEST * scale[i]));
            }
        }
    }

    double[] mean() {
        return mean;
    }

    double[] scale() {
        return scale;
    }

    /** log p of a sequence after {@link #settle}. */
    double value(float[] x, int at) {
        if (density == Density.VON_MISES) {
            return circular.value(x, at, mean, scale);
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] = x[at + i];
        }
        for (int i = 0; i < rest.length; i++) {
            inverse[i] = 1 / scale[i];
            rest[i] = (rest[i] - mean[i]) * inverse[i];
        }
        double squares = 0;
        for (double r : rest) {
            squares += r * r;
        }
        if (density == Density.TRUNCATED_NORMAL) {
            truncate();
        } else {
            Arrays.fill(mass, 1);
        }
        for (int i = 0; i < mass.length; i++) {
            below[i] = mass[i] * scale[i];
        }
        return -0.5 * squares - Curves.sumOfLogs(below) + rest.length * Math.log(Curves.INVERSE_ROOT_2PI);
    }

    private void truncate() {
        for (int i = 0; i < mass.length; i++) {
            below[i] = (1 + mean[i]) * inverse[i];
            above[i] = (1 - mean[i]) * inverse[i];
        }
        Curves.limit(below);
        Curves.limit(above);
        Curves.bell(below, bellBelow);
        Curves.bell(above, bellAbove);
        Arrays.fill(mass, 0);
        Curves.addTail(below, bellBelow, mass);
        Curves.addTail(above, bellAbove, mass);
        for (int i = 0; i < mass.length; i++) {
            mass[i] = 1 - mass[i];
        }
    }

    /**
     * Slopes of -weight log p by the heads, after {@link #value}: d log p / dm = (r + (phi(b) - phi(a)) / Z) / s,
     * d log p / ds = (r^2 - 1 + (b phi(b) - a phi(a)) / Z) / s with r = (x - m) / s.
     */
    void slopes(double weight, float[] byMeanHead, float[] byScaleHead) {
        if (density == Density.VON_MISES) {
            circular.slopes(scale, below, above);
        } else {
            normalSlopes();
        }
        for (int i = 0; i < rest.length; i++) {
            below[i] *= -weight * (1 - mean[i] * mean[i]);
            above[i] *= -weight;
        }
        chainScale();
        for (int i = 0; i < rest.length; i++) {
            byMeanHead[i] = (float) below[i];
            byScaleHead[i] = (float) above[i];
        }
    }

    private void normalSlopes() {
        if (density == Density.TRUNCATED_NORMAL) {
            truncatedTerms();
        } else {
            Arrays.fill(below, 0);
            Arrays.fill(above, 0);
        }
        for (int i = 0; i < rest.length; i++) {
            below[i] = (rest[i] + below[i]) * inverse[i];
            above[i] = (rest[i] * rest[i] - 1 + above[i]) * inverse[i];
        }
    }

    private void truncatedTerms() {
        for (int i = 0; i < mass.length; i++) {
            double factor = Curves.INVERSE_ROOT_2PI / mass[i];
            double a = Math.min(Curves.FAR, (1 + mean[i]) * inverse[i]) * bellBelow[i];
            double b = Math.min(Curves.FAR, (1 - mean[i]) * inverse[i]) * bellAbove[i];
            below[i] = (bellAbove[i] - bellBelow[i]) * factor;
            above[i] = (a + b) * factor;
        }
    }

    /** By the second head instead of by s; 0 where s is held at its least. */
    private void chainScale() {
        if (deviation == Deviation.AS_CODE) {
            for (int i = 0; i < above.length; i++) {
                above[i] *= scale[i] * (1 - scale[i] / WIDEST);
            }
        } else {
            for (int i = 0; i < above.length; i++) {
                above[i] *= 0.5 * scale[i] * (1 - scale[i] * scale[i] / WIDEST);
            }
        }
        for (int i = 0; i < above.length; i++) {
            above[i] *= Math.min(1, (scale[i] - LEAST_DEVIATION) * HUGE);
        }
    }
}
