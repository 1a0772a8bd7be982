package org.bearing.simulation.scene;

import java.util.SplittableRandom;
import org.bearing.simulation.data.Sound;

/** The dry sound of one source of a scene file, and when it sounds. */
final class SourceSignal {
    /** Parts of this length are loud or not, s. */
    private static final double PART_S = 0.02;

    /** A part sounds if it is at most this far below the loudest one, dB. */
    private static final double ACTIVE_DB = 40;

    private static final double LOWEST_HZ = 20;
    private static final int OCTAVES = 11;

    private final Sound sound;
    private final int part;
    private final double threshold;

    private SourceSignal(Sound sound) {
        this.sound = sound;
        part = (int) Math.round(PART_S * sound.sampleRateHz());
        threshold = sound.energy(sound.loudest(part), part) * Math.pow(10, -ACTIVE_DB / 10);
    }

    /** Makes the sound of a source at its level, as long as the scene. */
    static SourceSignal of(SceneSpec scene, SceneSpec.SourceSpec source, SplittableRandom random) {
        int rate = scene.sampleRateHz();
        float[] dry = new float[(int) Math.round(scene.durationSeconds() * rate)];
        int start = (int) Math.min(dry.length, Math.round(source.startSeconds() * rate));
        if (source.content().isPresent()) {
            Sound content = Sound.read(source.content().get(), rate);
            content.copy(0, dry, start, Math.min(dry.length - start, content.length()));
        } else if (source.noise() == SceneSpec.Noise.PINK) {
            pink(random, dry, start, rate);
        } else {
            for (int i = start; i < dry.length; i++) {
                dry[i] = (float) random.nextGaussian();
            }
        }
        SourceSignal raw = new SourceSignal(Sound.of(source.name(), rate, dry));
        double wanted = Math.pow(10, (SceneRenderer.LEVEL_DBFS + source.levelDb()) / 20);
        float gain = (float) (wanted / Math.max(1e-12, raw.activeLevel()));
        for (int i = 0; i < dry.length; i++) {
            dry[i] *= gain;
        }
        return new SourceSignal(Sound.of(source.name(), rate, dry));
    }

    /** Noises below every octave's edge, as strong each: their sum falls by 3 dB per octave. */
    private static void pink(SplittableRandom random, float[] out, int start, int rate) {
        for (int octave = 0; octave < OCTAVES; octave++) {
            double edge = Math.min(LOWEST_HZ * Math.scalb(1.0, octave), 0.45 * rate);
            double keep = Math.exp(-2 * Math.PI * edge / rate);
            double gain = (1 - keep) * Math.sqrt(LOWEST_HZ / edge);
            double state = 0;
            for (int i = start; i < out.length; i++) {
                state = keep * state + gain * random.nextGaussian();
                out[i] += (float) state;
            }
        }
    }

    /** {@return root mean square of the parts that sound} */
    private double activeLevel() {
        double energy = 0;
        int count = 0;
        for (int at = 0; at < sound.length(); at += part) {
            double here = sound.energy(at, part);
            if (here > 0 && here >= threshold) {
                energy += here;
                count += Math.min(part, sound.length() - at);
            }
        }
        return count == 0 ? 0 : Math.sqrt(energy / count);
    }

    /** {@return the samples, a copy} */
    float[] samples() {
        float[] samples = new float[sound.length()];
        sound.copy(0, samples, 0, samples.length);
        return samples;
    }

    /** {@return whether it sounds around a time} */
    boolean activeAt(double seconds) {
        double energy = sound.energy((int) Math.round(seconds * sound.sampleRateHz()) - part / 2, part);
        return energy > 0 && energy >= threshold;
    }
}
