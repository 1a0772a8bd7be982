package org.bearing.simulation.scene;

import java.util.function.DoubleUnaryOperator;

/** A gain over frequency, kept at a few points and interpolated between them. */
final class GainCurve {
    private static final int POINTS = 256;

    private final double[] gains = new double[POINTS + 2];

    /** Tabulates a gain from 0 Hz to half the rate. */
    GainCurve(DoubleUnaryOperator gainAtHz, int sampleRateHz) {
        for (int i = 0; i < gains.length; i++) {
            gains[i] = gainAtHz.applyAsDouble(i * (sampleRateHz / 2.0) / POINTS);
        }
    }

    /** {@return the gain at a part of half the rate, in [0, 1]} */
    float at(double part) {
        double place = part * POINTS;
        int index = (int) place;
        return (float) (gains[index] + (place - index) * (gains[index + 1] - gains[index]));
    }

    /** Multiplies a packed spectrum by the gain. */
    void apply(float[] spectrum, int size) {
        spectrum[0] *= at(0);
        spectrum[1] *= at(1);
        for (int k = 2; k + 1 < size; k += 2) {
            float gain = at((double) k / size);
            spectrum[k] *= gain;
            spectrum[k + 1] *= gain;
        }
    }
}
