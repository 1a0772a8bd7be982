package org.bearing.training.bianco.recipe;

/** Seeds made of seeds and numbers. */
final class Seeds {
    private Seeds() {}

    /** {@return a seed that differs wherever one of the numbers does} */
    static long mix(long seed, long... numbers) {
        long z = seed;
        for (long number : numbers) {
            z = (z ^ number) * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z ^= z >>> 27;
        }
        return z;
    }
}
