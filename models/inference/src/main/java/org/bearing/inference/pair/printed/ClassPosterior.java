package org.bearing.inference.pair.printed;

import java.util.List;
import org.bearing.geometry.EngineThread;

/** Scores of the classes as probabilities, and what they say. One thread; allocates nothing after it is made. */
final class ClassPosterior {
    /** What an estimate's confidence is about, with room for rounding, degrees. */
    private static final double NEAR_DEG = 10 + 1e-6;

    private static final double ARC_SHARE = 0.9;

    private final double[] azimuthDeg;
    private final double sharpness;
    private final double[] probability;
    private int best;

    ClassPosterior(List<Double> azimuthDeg, double sharpness) {
        this.azimuthDeg = azimuthDeg.stream().mapToDouble(Double::doubleValue).toArray();
        this.sharpness = sharpness;
        probability = new double[this.azimuthDeg.length];
    }

    int classes() {
        return probability.length;
    }

    /** Takes scores, log probabilities but for a constant and the sharpness. */
    @EngineThread
    void of(double[] scores) {
        best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            probability[k] = Math.exp(sharpness * (scores[k] - scores[best]));
            sum += probability[k];
        }
        for (int k = 0; k < scores.length; k++) {
            probability[k] /= sum;
        }
    }

    /** {@return azimuth of the likeliest class (eq. 12 and 13), rad} */
    double azimuthRad() {
        return Math.toRadians(azimuthDeg[best]);
    }

    /** {@return probability of the classes within 10 degrees of it, itself included} */
    double near() {
        return Math.min(1, within(NEAR_DEG));
    }

    private double within(double deg) {
        double sum = 0;
        for (int k = 0; k < probability.length; k++) {
            sum += Math.abs(azimuthDeg[k] - azimuthDeg[best]) <= deg ? probability[k] : 0;
        }
        return sum;
    }

    /** {@return half-width of the arc around it that holds 90%: whole classes, each as wide as the step between them, rad} */
    double spreadRad() {
        double step = (azimuthDeg[azimuthDeg.length - 1] - azimuthDeg[0]) / (azimuthDeg.length - 1);
        double half = step / 2;
        while (half < 180 && within(half) < ARC_SHARE) {
            half += step;
        }
        return Math.toRadians(half);
    }
}
