package org.bearing.simulation.room;

/** Short convolutions added to a response, in an order that the compiler turns into vector code. */
final class Convolution {
    /** Zeros that a response needs before and after it. */
    static final int PAD = 7;

    private Convolution() {}

    /**
     * Adds a filtered response.
     *
     * @param padded {@link #PAD} zeros, the response, {@link #PAD} zeros
     * @param taps length of the response
     * @param filter filter
     * @param filterTaps its length, a multiple of 8
     * @param out what it is added to
     * @param at index of the first sample of the sum
     */
    static void add(float[] padded, int taps, float[] filter, int filterTaps, float[] out, int at) {
        int count = taps + PAD;
        for (int k = 0; k < filterTaps; k += 8) {
            eight(padded, filter, k, out, at + k, count);
        }
    }

    private static void eight(float[] padded, float[] filter, int k, float[] out, int at, int count) {
        float f0 = filter[k];
        float f1 = filter[k + 1];
        float f2 = filter[k + 2];
        float f3 = filter[k + 3];
        float f4 = filter[k + 4];
        float f5 = filter[k + 5];
        float f6 = filter[k + 6];
        float f7 = filter[k + 7];
        for (int t = 0; t < count; t++) {
            out[at + t] += f0 * padded[t + 7]
                    + f1 * padded[t + 6]
                    + f2 * padded[t + 5]
                    + f3 * padded[t + 4]
                    + f4 * padded[t + 3]
                    + f5 * padded[t + 2]
                    + f6 * padded[t + 1]
                    + f7 * padded[t];
        }
    }

    /**
     * Adds a filter alone.
     *
     * @param filter filter
     * @param filterTaps its length
     * @param out what it is added to
     * @param at index of the first sample of the sum
     */
    static void add(float[] filter, int filterTaps, float[] out, int at) {
        for (int k = 0; k < filterTaps; k++) {
            out[at + k] += filter[k];
        }
    }
}
