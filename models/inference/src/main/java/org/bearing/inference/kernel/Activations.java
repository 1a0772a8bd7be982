package org.bearing.inference.kernel;

import org.bearing.inference.manifest.Activation;

/** Activation functions on the first values of arrays, the same for all kernels. */
public final class Activations {
    /** Beyond this a sigmoid is 0 or 1 to the last bit but a few, and exp neither over- nor underflows. */
    private static final float LARGEST = 87f;

    private static final float LOG2_E = 1.442695f;
    /** ln 2 in two parts; the first has few enough bits for exact multiples. */
    private static final float LN2_HIGH = 0x1.63p-1f;

    private static final float LN2_LOW = -2.1219444e-4f;
    /** Adding and subtracting it rounds to a whole number. */
    private static final float ROUNDER = 0x1.8p23f;

    private static final int EXPONENT_BIAS = 127;
    private static final int EXPONENT_SHIFT = 23;

    private Activations() {}

    /**
     * Applies a function in place.
     *
     * @param activation the function
     * @param values numbers
     * @param count how many, from the start
     */
    public static void apply(Activation activation, float[] values, int count) {
        switch (activation) {
            case NONE -> {}
            case RELU -> {
                for (int i = 0; i < count; i++) {
                    values[i] = Math.max(0, values[i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < count; i++) {
                    values[i] = sigmoid(values[i]);
                }
            }
        }
    }

    /** 1 / (1 + exp(-x)), relative error below 1e-6 for |x| up to 87. */
    static float sigmoid(float x) {
        return 1 / (1 + exp(Math.max(-LARGEST, Math.min(LARGEST, -x))));
    }

    /** Range reduction by ln 2, then the series of e^r for |r| at most 0.35. */
    private static float exp(float x) {
        float whole = x * LOG2_E + ROUNDER - ROUNDER;
        float r = x - whole * LN2_HIGH - whole * LN2_LOW;
        float series =
                1 + r * (1 + r * (1 / 2f + r * (1 / 6f + r * (1 / 24f + r * (1 / 120f + r * (1 / 720f + r / 5040f))))));
        return series * Float.intBitsToFloat(((int) whole + EXPONENT_BIAS) << EXPONENT_SHIFT);
    }
}
