package org.bearing.simulation.room;

import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.head.DiffuseNoise;

/**
 * The late part of a response: diffuse noise that decays by band. Its level is that of the image sources it follows: at
 * time t after the emission 4 pi c / V of them arrive per second times t^2 c^2 and 1 / (t c)^2 of their energy, so that the
 * energy per second is 4 pi c / V times what the walls have left of it. Not thread-safe.
 */
final class DiffuseTail {
    private static final int BLOCK = DiffuseNoise.OVERHANG;
    private static final double END = 1e-6;

    private final float[] decay = new float[BLOCK];
    private final float[] gains = new float[BLOCK];
    private int rate;
    private final double[] loss = new double[3];
    private final double[] rt60 = new double[Absorption.BANDS];
    private final double[] energy = new double[Absorption.BANDS];

    /**
     * Works out the decay.
     *
     * @param room the room
     * @param startS where the tail begins, after the emission
     * @param rateHz rate
     */
    void prepare(Room room, double startS, int rateHz) {
        rate = rateHz;
        double density = 4 * Math.PI * SphericalHead.SPEED_OF_SOUND / room.volume() / rateHz;
        for (int band = 0; band < Absorption.BANDS; band++) {
            room.lossPerMetre(band, loss);
            rt60[band] = MeanDecay.rt60S(loss);
            energy[band] = density * MeanDecay.energy(startS, loss);
        }
    }

    /** Takes energy out of what was prepared, as a source does that does not send everywhere alike. */
    void soften(double meanPower) {
        for (int band = 0; band < Absorption.BANDS; band++) {
            energy[band] *= meanPower;
        }
    }

    /** {@return the longest reverberation time, s} */
    double longestS() {
        double longest = 0;
        for (double time : rt60) {
            longest = Math.max(longest, time);
        }
        return longest;
    }

    /**
     * Adds the tail.
     *
     * @param noise diffuse noise of the receiver
     * @param start sample at which the tail stands for the images alone, with half its power
     * @param fade samples before and after it over which it rises
     * @param originS when the sound began to decay, before start, s; a band ends its reverberation time after that
     * @param seed chooses the places in the noise
     * @param out what it is added to
     */
    void add(DiffuseNoise noise, int start, int fade, double originS, long seed, StereoResponse out) {
        long state = seed;
        for (int band = 0; band < Absorption.BANDS; band++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            long bits = (state ^ (state >>> 29)) * 0xBF58476D1CE4E5B9L;
            int offset = (int) (bits >>> 33) & (noise.period() - 1);
            double sign = (bits >>> 20 & 1) == 0 ? 1 : -1;
            band(noise, band, offset, sign, start, fade, originS, out);
        }
    }

    private void band(
            DiffuseNoise noise,
            int band,
            int offset,
            double sign,
            int start,
            int fade,
            double originS,
            StereoResponse out) {
        double perSample = Math.pow(END, 0.5 / (rt60[band] * rate));
        double amplitude = sign * Math.sqrt(energy[band]) * Math.pow(perSample, -fade);
        double factor = 1;
        for (int i = 0; i < BLOCK; i++) {
            decay[i] = (float) factor;
            factor *= perSample;
        }
        int from = start - fade;
        int to = Math.min(out.length(), start + Math.max(fade, (int) ((rt60[band] - originS) * rate)));
        float[] left = noise.left(band);
        float[] right = noise.right(band);
        for (int at = from; at < to; at += BLOCK) {
            int count = Math.min(BLOCK, to - at);
            for (int i = 0; i < count; i++) {
                gains[i] = (float) amplitude * decay[i];
            }
            if (at < start + fade) {
                rise(at - from, 2 * fade, count);
            }
            int place = (offset + at - from) & (noise.period() - 1);
            add(left, right, place, out.left(), out.right(), at, count);
            amplitude *= factor;
        }
    }

    private void rise(int done, int all, int count) {
        for (int i = 0; i < count && done + i < all; i++) {
            gains[i] *= (float) Math.sin(Math.PI / 2 * (done + i) / all);
        }
    }

    private void add(float[] left, float[] right, int place, float[] outLeft, float[] outRight, int at, int count) {
        for (int i = 0; i < count; i++) {
            outLeft[at + i] += gains[i] * left[place + i];
        }
        for (int i = 0; i < count; i++) {
            outRight[at + i] += gains[i] * right[place + i];
        }
    }
}
