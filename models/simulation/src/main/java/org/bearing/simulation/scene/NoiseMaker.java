package org.bearing.simulation.scene;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Adds diffuse and sensor noise to a clip. Buffers are reused; used by one thread. */
final class NoiseMaker {
    /** Below this a slope stays flat, Hz. */
    private static final double LOWEST_HZ = 100;

    private static final double PIVOT_HZ = 1000;

    private final RealFft fft = new RealFft();
    private float[] left = new float[0];
    private float[] right = new float[0];

    /** Fills a buffer with white noise of power 1. */
    static void white(SplittableRandom random, float[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = (float) random.nextGaussian();
        }
    }

    /** Adds noise as it is in a diffuse field around the head, at a power per ear (mean of both). */
    void addDiffuse(StereoClip clip, DiffuseEars field, double tiltDbPerDecade, double power, SplittableRandom random) {
        int size = RealFft.goodSize(clip.length());
        if (left.length != size) {
            left = new float[size];
            right = new float[size];
        }
        GainCurve slope = new GainCurve(
                hz -> Math.pow(Math.max(hz, LOWEST_HZ) / PIVOT_HZ, tiltDbPerDecade / 20), clip.sampleRateHz());
        field.spectra(random, slope, left, right, size);
        fft.inverse(left, size);
        fft.inverse(right, size);
        double sum = 0;
        for (int i = 0; i < clip.length(); i++) {
            sum += (double) left[i] * left[i] + (double) right[i] * right[i];
        }
        float gain = (float) Math.sqrt(power * 2 * clip.length() / Math.max(sum, Double.MIN_NORMAL));
        float[] clipLeft = clip.left();
        float[] clipRight = clip.right();
        for (int i = 0; i < clip.length(); i++) {
            clipLeft[i] += gain * left[i];
            clipRight[i] += gain * right[i];
        }
    }

    /** Adds independent white noise to both channels, at a power per channel. */
    static void addSensor(StereoClip clip, double power, SplittableRandom random) {
        double gain = Math.sqrt(power);
        for (float[] channel : Arrays.asList(clip.left(), clip.right())) {
            for (int i = 0; i < clip.length(); i++) {
                channel[i] += (float) (gain * random.nextGaussian());
            }
        }
    }
}
