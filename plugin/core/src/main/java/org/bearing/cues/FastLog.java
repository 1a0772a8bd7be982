package org.bearing.cues;

/** Logarithm and power to the base 2, fast and accurate enough for cues. */
final class FastLog {
    /** Decibels of a power per octave of power: 10 log10(2). */
    static final float DB_PER_OCTAVE = 3.0103f;

    private static final int TABLE_BITS = 8;
    private static final int TABLE_SIZE = 1 << TABLE_BITS;
    private static final float[] LOG = new float[TABLE_SIZE];
    private static final float[] INVERSE = new float[TABLE_SIZE];
    private static final float[] POWER = new float[TABLE_SIZE];
    private static final float LN_2 = (float) Math.log(2);
    private static final float INVERSE_LN_2 = (float) (1 / Math.log(2));

    static {
        for (int i = 0; i < TABLE_SIZE; i++) {
            double centre = 1 + (i + 0.5) / TABLE_SIZE;
            LOG[i] = (float) (Math.log(centre) / Math.log(2));
            INVERSE[i] = (float) (1 / centre);
            POWER[i] = (float) Math.pow(2, (double) i / TABLE_SIZE);
        }
    }

    private FastLog() {}

    /**
     * Logarithm: table of the leading mantissa bits and two terms of the series.
     *
     * @param x any finite value; below 2^-126 it counts as 2^-126
     * @return log2(x), error below 1e-6 plus rounding
     */
    static float log2(float x) {
        // Comparisons, here and below, because Math.max and Math.floor care for cases that do not occur and cost time.
        int bits = Float.floatToRawIntBits(x > Float.MIN_NORMAL ? x : Float.MIN_NORMAL);
        int index = (bits >>> (23 - TABLE_BITS)) & (TABLE_SIZE - 1);
        float mantissa = Float.intBitsToFloat((bits & 0x7FFFFF) | 0x3F800000);
        float rest = mantissa * INVERSE[index] - 1;
        return (bits >>> 23) - 127 + (LOG[index] + INVERSE_LN_2 * (rest - 0.5f * rest * rest));
    }

    /**
     * Power: table of the leading fraction bits and two terms of the series.
     *
     * @param x exponent in [-126, 127]
     * @return 2^x, relative error below 1e-6
     */
    static float exp2(float x) {
        float steps = x * TABLE_SIZE;
        int towardsZero = (int) steps;
        int fixed = steps < towardsZero ? towardsZero - 1 : towardsZero;
        float rest = LN_2 * (x - (float) fixed / TABLE_SIZE);
        float scale = Float.intBitsToFloat(((fixed >> TABLE_BITS) + 127) << 23);
        return scale * POWER[fixed & (TABLE_SIZE - 1)] * (1 + rest + 0.5f * rest * rest);
    }
}
