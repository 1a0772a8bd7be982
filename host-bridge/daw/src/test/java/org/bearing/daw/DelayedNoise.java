package org.bearing.daw;

import java.util.SplittableRandom;

/** Noise that reaches the channels one after the other, as from a place beside a pair of microphones. */
final class DelayedNoise {
    private static final double SPACING_M = 0.085;
    private static final double SPEED_M_PER_S = 343;
    private static final int SMOOTH = 4;

    final float[] left;
    final float[] right;

    /** Made eight times too fast, so that an eighth of a frame can be told. */
    DelayedNoise(double azimuthDeg, int frames, long seed) {
        left = new float[frames];
        right = new float[frames];
        double seconds = SPACING_M / SPEED_M_PER_S * Math.sin(Math.toRadians(azimuthDeg));
        int shift = (int) Math.round(seconds * HostRing.RATE_HZ * 8);
        int margin = 256;
        float[] fine = new float[8 * frames + 2 * margin];
        SplittableRandom random = new SplittableRandom(seed);
        float held = 0;
        for (int i = 0; i < fine.length; i++) {
            held += (float) (random.nextGaussian() - held) / SMOOTH;
            fine[i] = held;
        }
        for (int i = 0; i < frames; i++) {
            left[i] = 0.1f * fine[8 * i + margin + shift / 2];
            right[i] = 0.1f * fine[8 * i + margin + shift / 2 - shift];
        }
    }
}
