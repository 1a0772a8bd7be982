package org.bearing.simulation.scene;

import java.util.SplittableRandom;

/**
 * Makes up what speech recorded at 16 kHz has lost: above 8 kHz, noise with the envelope that the speech has just below.
 * Buffers are reused; used by one thread.
 */
final class UpperBand {
    private static final double FROM_HZ = 7600;
    private static final double FULL_HZ = 8000;
    private static final double COMPARED_FROM_HZ = 5500;
    private static final double COMPARED_TO_HZ = 7500;

    /** Memory of the envelope, s. */
    private static final double MEMORY_S = 0.004;

    private final RealFft fft = new RealFft();
    private float[] noise = new float[0];

    /** Makes the noise for dry speech in a buffer, before it is transformed. */
    void prepare(float[] speech, int count, int rate, SplittableRandom random) {
        if (noise.length != speech.length) {
            noise = new float[speech.length];
        }
        // The second difference leaves little below some kHz, and the speech has nothing above 8.
        float keep = (float) Math.exp(-1 / (MEMORY_S * rate));
        float envelope = 0;
        float one = 0;
        float two = 0;
        for (int i = 0; i < count; i++) {
            float high = Math.abs(speech[i] - 2 * one + two);
            two = one;
            one = speech[i];
            envelope = keep * envelope + (1 - keep) * high;
            noise[i] = envelope * (random.nextInt() * 0x1p-31f);
        }
        java.util.Arrays.fill(noise, count, noise.length, 0);
    }

    /** Adds the band to the packed spectrum of the same buffer. */
    void add(float[] spectrum, WideContent content, int rate) {
        int size = spectrum.length;
        fft.forward(noise, size);
        double below = power(spectrum, rate);
        double made = power(noise, rate);
        if (!(made > 0)) {
            return;
        }
        double gain = Math.sqrt(below / made) * Math.pow(10, content.upperDb() / 20);
        double perDecade = content.upperTiltDbPerOctave() / Math.log10(2) / 20;
        for (int k = bin(FROM_HZ, size, rate); 2 * k + 1 < size; k++) {
            double hz = (double) k * rate / size;
            double rise = Math.min(1, (hz - FROM_HZ) / (FULL_HZ - FROM_HZ));
            float factor = (float) (gain * rise * Math.pow(Math.max(1, hz / FULL_HZ), perDecade));
            spectrum[2 * k] += factor * noise[2 * k];
            spectrum[2 * k + 1] += factor * noise[2 * k + 1];
        }
    }

    private static int bin(double hz, int size, int rate) {
        return (int) Math.round(hz * size / rate);
    }

    private static double power(float[] spectrum, int rate) {
        double sum = 0;
        int to = bin(COMPARED_TO_HZ, spectrum.length, rate);
        for (int k = bin(COMPARED_FROM_HZ, spectrum.length, rate); k < to; k++) {
            sum += spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
        }
        return sum;
    }
}
