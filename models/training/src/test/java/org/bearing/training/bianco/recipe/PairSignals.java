package org.bearing.training.bianco.recipe;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Audio without rooms: white noise that reaches one microphone some samples later. */
final class PairSignals {
    private PairSignals() {}

    /** {@return two clips from every direction of a grid; the left channel leads by a sample every 10 degrees} */
    static PairAudio grid(PairGrid grid, int clipSamples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][][] audio = new float[grid.classes()][][];
        for (int label = 0; label < audio.length; label++) {
            audio[label] = delayed(2 * clipSamples, lead(grid, label), random);
        }
        return PairAudio.of(
                0.085,
                IntStream.range(0, grid.classes())
                        .mapToObj(label -> new PairPosition(grid.azimuthDeg(label), 1.5))
                        .toList(),
                new int[] {clipSamples, clipSamples},
                audio);
    }

    static int lead(PairGrid grid, int label) {
        return (int) Math.round(grid.azimuthDeg(label) / 10);
    }

    private static float[][] delayed(int samples, int lead, SplittableRandom random) {
        float[] noise = new float[samples + 40];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        float[][] stereo = new float[2][samples];
        for (int i = 0; i < samples; i++) {
            stereo[0][i] = noise[20 + i + lead] + (float) (0.1 * random.nextGaussian());
            stereo[1][i] = noise[20 + i] + (float) (0.1 * random.nextGaussian());
        }
        return stereo;
    }
}
