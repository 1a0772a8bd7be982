package org.bearing.method;

import java.util.SplittableRandom;
import org.bearing.geometry.SphericalHead;

/**
 * Sound as a capture hears it: a plane wave from one direction, and a diffuse field. Sums of many sines, each a plane wave of
 * its own, so that gains, polarity and any fraction of a sample are exact.
 */
final class CapturedSound {
    static final int RATE_HZ = CaptureGrid.FRAMES.sampleRateHz();
    private static final double LOWEST_HZ = 80;
    private static final double HIGHEST_HZ = 7500;
    private static final int WAVES = 1500;

    final float[] left;
    final float[] right;
    private final CaptureMap map;
    private final SplittableRandom random;

    CapturedSound(CaptureMap map, int samples, long seed) {
        this.map = map;
        left = new float[samples];
        right = new float[samples];
        random = new SplittableRandom(seed);
    }

    /** Noise of a level (re full scale in an omni) from an azimuth on the horizon. */
    CapturedSound from(double azimuthDeg, double levelDb) {
        double azimuth = Math.toRadians(azimuthDeg);
        for (int i = 0; i < WAVES; i++) {
            wave(Math.cos(azimuth), Math.sin(azimuth), levelDb);
        }
        return this;
    }

    /** Noise of a level from everywhere. */
    CapturedSound diffuse(double levelDb) {
        for (int i = 0; i < WAVES; i++) {
            double up = 2 * random.nextDouble() - 1;
            double flat = Math.sqrt(1 - up * up);
            double azimuth = 2 * Math.PI * random.nextDouble();
            wave(flat * Math.cos(azimuth), flat * Math.sin(azimuth), levelDb);
        }
        return this;
    }

    /** Noise of a level that is unrelated in the channels. */
    CapturedSound unrelated(double levelDb) {
        double gain = Math.pow(10, levelDb / 20);
        for (int n = 0; n < left.length; n++) {
            left[n] += (float) (gain * random.nextGaussian());
            right[n] += (float) (gain * random.nextGaussian());
        }
        return this;
    }

    private void wave(double front, double side, double levelDb) {
        double omega = 2 * Math.PI * (LOWEST_HZ + (HIGHEST_HZ - LOWEST_HZ) * random.nextDouble());
        double phase = 2 * Math.PI * random.nextDouble();
        double turn = omega * map.spacingM() / 2 / SphericalHead.SPEED_OF_SOUND * side;
        double amplitude = Math.pow(10, levelDb / 20) * Math.sqrt(2.0 / WAVES);
        add(left, omega, phase + turn, amplitude * map.gain(0, front, side));
        add(right, omega, phase - turn, amplitude * map.gain(1, front, side));
    }

    private static void add(float[] out, double omega, double phase, double amplitude) {
        double re = amplitude * Math.cos(phase);
        double im = amplitude * Math.sin(phase);
        double cos = Math.cos(omega / RATE_HZ);
        double sin = Math.sin(omega / RATE_HZ);
        for (int n = 0; n < out.length; n++) {
            out[n] += (float) re;
            double next = re * cos - im * sin;
            im = re * sin + im * cos;
            re = next;
        }
    }
}
