package org.bearing.training.bianco.network;

import java.util.SplittableRandom;

/** The random numbers of a step: the same for the same seed and place, however the work is split over threads. */
final class Noise {
    static final int CLASSIFIER = 1;
    static final int ENCODER = 2;
    static final int DECODER = 3;
    static final int LATENT = 4;

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int WORD_BITS = 16;
    private static final int WORDS = Long.SIZE / WORD_BITS;
    private static final long WORD_MASK = (1L << WORD_BITS) - 1;

    private Noise() {}

    /** Another seed for every use and item. */
    static long seed(long seed, int use, long item) {
        return (seed * 31 + use) * MIX + item * 0xD1B54A32D192ED03L;
    }

    /** Standard normal numbers. */
    static void normal(float[] into, int at, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            into[at + i] = (float) random.nextGaussian();
        }
    }

    /** Multiplies by 0 (share {@code dropout}, to 1 / 65536) and 1 / (1 - dropout); the same factors for the same seed. */
    static void drop(float[] values, int at, int count, double dropout, long seed) {
        if (dropout == 0) {
            return;
        }
        float kept = (float) (1 / (1 - dropout));
        long threshold = Math.round(dropout * (WORD_MASK + 1));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i += WORDS) {
            long bits = random.nextLong();
            int end = Math.min(count, i + WORDS);
            for (int k = i; k < end; k++) {
                values[at + k] *= (bits & WORD_MASK) < threshold ? 0f : kept;
                bits >>>= WORD_BITS;
            }
        }
    }

    /** Multiplies all by what {@link #drop} multiplies the kept ones by. */
    static void keep(float[] values, int count, double dropout) {
        float kept = (float) (1 / (1 - dropout));
        for (int i = 0; i < count; i++) {
            values[i] *= kept;
        }
    }
}
