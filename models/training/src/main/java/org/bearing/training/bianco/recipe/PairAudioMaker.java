package org.bearing.training.bianco.recipe;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.scene.Convolver;

/** Plays clips through responses and adds sensor noise. One instance per thread. */
final class PairAudioMaker {
    private static final double NOISE = Math.pow(10, -PairRecipe.SNR_DB / 20);

    private final Convolver convolver = new Convolver();

    /** {@return lengths of the clips as they are kept} */
    static int[] lengths(List<Sound> clips) {
        return clips.stream()
                .mapToInt(clip -> clip.length() - PairRecipe.DROPPED)
                .toArray();
    }

    /** {@return all clips as heard through a response, one after the other, left and right} */
    float[][] make(float[][] response, List<Sound> clips, long seed) {
        int all = 0;
        for (int length : lengths(clips)) {
            all += length;
        }
        float[][] stereo = new float[2][all];
        SplittableRandom random = new SplittableRandom(seed);
        int at = 0;
        for (Sound clip : clips) {
            int count = clip.length();
            int taps = response[0].length;
            // Silence before the clip: it starts in a quiet room.
            float[] source = convolver.source(count, taps - 1);
            clip.copy(0, source, taps - 1, count);
            convolver.transformSource();
            float[] heard = new float[count];
            for (int channel = 0; channel < 2; channel++) {
                convolver.filter(response[channel], taps, taps - 1, heard, count);
                addNoise(heard, random);
                System.arraycopy(heard, PairRecipe.DROPPED, stereo[channel], at, count - PairRecipe.DROPPED);
            }
            at += count - PairRecipe.DROPPED;
        }
        return stereo;
    }

    /** Adds noise by the level of the whole clip, pauses and dropped start included. */
    private static void addNoise(float[] heard, SplittableRandom random) {
        double energy = 0;
        for (float sample : heard) {
            energy += (double) sample * sample;
        }
        double level = NOISE * Math.sqrt(energy / heard.length);
        for (int i = 0; i < heard.length; i++) {
            heard[i] += (float) (level * random.nextGaussian());
        }
    }
}
