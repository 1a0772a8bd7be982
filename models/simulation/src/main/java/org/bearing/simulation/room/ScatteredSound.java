package org.bearing.simulation.room;

import org.bearing.geometry.SphericalHead;
import org.bearing.simulation.head.DiffuseNoise;

/**
 * What rough walls scatter before the tail: diffuse noise whose energy is what the mirror images lack, the mean decay of the
 * room less that of its mirrors (see {@link MeanDecay} and {@link DiffuseTail} for both). Not thread-safe.
 */
final class ScatteredSound {
    private static final int BLOCK = 64;

    private final double[][] loss = new double[Absorption.BANDS][3];
    private final double[][] mirrorLoss = new double[Absorption.BANDS][3];
    private double density;
    private int rate;

    /**
     * Takes a room.
     *
     * @param room the room
     * @param mirrors what its images see of it
     * @param meanPower of the source over all directions
     * @param rateHz rate
     */
    void prepare(Room room, Room mirrors, double meanPower, int rateHz) {
        rate = rateHz;
        density = meanPower * 4 * Math.PI * SphericalHead.SPEED_OF_SOUND / room.volume() / rateHz;
        for (int band = 0; band < Absorption.BANDS; band++) {
            room.lossPerMetre(band, loss[band]);
            mirrors.lossPerMetre(band, mirrorLoss[band]);
        }
    }

    /**
     * Adds the sound.
     *
     * @param noise diffuse noise of the receiver
     * @param fromS where it begins, s after the emission
     * @param jointS middle of the fade into the tail, s after the emission
     * @param latency sample of the emission
     * @param seed chooses the places in the noise
     * @param out what it is added to
     */
    void add(DiffuseNoise noise, double fromS, double jointS, int latency, long seed, StereoResponse out) {
        long state = seed;
        int from = latency + (int) Math.ceil(fromS * rate);
        int to = Math.min(out.length(), latency + (int) ((jointS + RoomResponses.FADE_S) * rate));
        for (int band = 0; band < Absorption.BANDS; band++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            long bits = (state ^ (state >>> 29)) * 0xBF58476D1CE4E5B9L;
            int offset = (int) (bits >>> 33) & (noise.period() - 1);
            for (int at = from; at < to; at += BLOCK) {
                double seconds = (at + BLOCK / 2.0 - latency) / rate;
                double energy = MeanDecay.energy(seconds, loss[band]) - MeanDecay.energy(seconds, mirrorLoss[band]);
                double gain = Math.sqrt(density * Math.max(0, energy)) * RoomResponses.fadeOut(seconds, jointS);
                int place = (offset + at - from) & (noise.period() - 1);
                add(noise, band, place, (float) gain, at, Math.min(BLOCK, to - at), out);
            }
        }
    }

    private static void add(
            DiffuseNoise noise, int band, int place, float gain, int at, int count, StereoResponse out) {
        float[] left = noise.left(band);
        float[] right = noise.right(band);
        for (int i = 0; i < count; i++) {
            out.left()[at + i] += gain * left[place + i];
            out.right()[at + i] += gain * right[place + i];
        }
    }
}
