package org.bearing.method;

import java.util.SplittableRandom;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;

/** White noise that reaches the two channels with a delay: a sum of sines, so that any fraction of a sample is exact. */
final class DelayedPair {
    static final int RATE_HZ = FrameSpec.TANG.sampleRateHz();
    private static final int PARTIALS = 400;

    final float[] left;
    final float[] right;

    /** Positive delay: the left channel leads. */
    DelayedPair(double delaySeconds, int samples, long seed) {
        this(delaySeconds, samples, seed, 4500);
    }

    /** With another end of the band, Hz. */
    DelayedPair(double delaySeconds, int samples, long seed, double highestHz) {
        left = new float[samples];
        right = new float[samples];
        SplittableRandom random = new SplittableRandom(seed);
        for (int p = 0; p < PARTIALS; p++) {
            double omega = 2 * Math.PI * (100 + (highestHz - 100) * random.nextDouble());
            double phase = 2 * Math.PI * random.nextDouble();
            for (int n = 0; n < samples; n++) {
                double t = (double) n / RATE_HZ;
                left[n] += (float) (0.01 * Math.cos(omega * (t + delaySeconds / 2) + phase));
                right[n] += (float) (0.01 * Math.cos(omega * (t - delaySeconds / 2) + phase));
            }
        }
    }

    void addNoise(double amplitude, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < left.length; n++) {
            left[n] += (float) (amplitude * random.nextGaussian());
            right[n] += (float) (amplitude * random.nextGaussian());
        }
    }

    void scale(float gain) {
        for (int n = 0; n < left.length; n++) {
            left[n] *= gain;
            right[n] *= gain;
        }
    }

    static boolean hear(LocalizationMethod method, float[] left, float[] right, DirectionCandidates out) {
        method.reset();
        new ShortTimeSpectrum(method.frames()).push(left, right, 0, left.length, method::accept);
        return method.estimate(out);
    }
}
