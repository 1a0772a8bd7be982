package org.bearing.simulation.pair;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.Reflections;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;
import org.bearing.simulation.scene.Convolver;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/**
 * Renders pair scenes to clips: speech, room at both microphones, sensor noise. The sound runs before the clip starts, so that
 * the clip starts in its reverberation. The same scene gives the same samples in any renderer on the same speech. Buffers are
 * reused, about a megabyte of diffuse noise for each spacing; one renderer per thread.
 */
public final class PairSceneRenderer {
    private static final double SILENCE = 1e-18;

    private final List<Sound> speech;
    private final RoomResponses rooms = new RoomResponses(PairScene.RATE_HZ);
    private final StereoResponse response = new StereoResponse();
    private final Convolver convolver = new Convolver();

    /**
     * Makes a renderer.
     *
     * @param speech that the scenes were drawn on
     */
    public PairSceneRenderer(List<Sound> speech) {
        this.speech = List.copyOf(speech);
    }

    /**
     * Renders a scene.
     *
     * @param scene drawn on the renderer's speech
     * @param out receives the clip, at {@link SceneRenderer#LEVEL_DBFS}; at {@link PairScene#RATE_HZ}
     */
    public void render(PairScene scene, StereoClip out) {
        SplittableRandom random = new SplittableRandom(scene.seed());
        long seed = random.nextLong();
        render(scene, omnis(scene), seed, seed, random, out);
    }

    /**
     * Renders a scene as other microphones hear it.
     *
     * @param scene drawn on the renderer's speech
     * @param pair the microphones, instead of two omnis with the scene's spacing
     * @param out receives the clip, at {@link SceneRenderer#LEVEL_DBFS}; at {@link PairScene#RATE_HZ}
     */
    public void render(PairScene scene, MicrophonePair pair, StereoClip out) {
        SplittableRandom random = new SplittableRandom(scene.seed());
        long seed = random.nextLong();
        render(scene, pair, seed, seed, random, out);
    }

    private static MicrophonePair omnis(PairScene scene) {
        return new MicrophonePair(MicrophonePair.Pattern.OMNI, scene.spacingM(), 0);
    }

    /**
     * Renders a scene of a room that others are rendered of too: what its walls do to the sound stays.
     *
     * @param scene drawn on the renderer's speech; its seed is that of the sensor noise
     * @param roomSeed of the reflections
     * @param placeSeed of the diffuse sound, the same whenever source and pair are in the same places
     * @param out receives the clip, at {@link SceneRenderer#LEVEL_DBFS}; at {@link PairScene#RATE_HZ}
     */
    public void render(PairScene scene, long roomSeed, long placeSeed, StereoClip out) {
        render(scene, omnis(scene), roomSeed, placeSeed, new SplittableRandom(scene.seed()), out);
    }

    private void render(
            PairScene scene,
            MicrophonePair pair,
            long roomSeed,
            long placeSeed,
            SplittableRandom noise,
            StereoClip out) {
        if (out.sampleRateHz() != PairScene.RATE_HZ) {
            throw new IllegalArgumentException(
                    "the clip is at " + out.sampleRateHz() + " Hz, scenes at " + PairScene.RATE_HZ + " Hz");
        }
        Reflections reflections = Reflections.rough(scene.scattering());
        rooms.pair(pair, scene.room(), reflections, scene.placement(), roomSeed, placeSeed, response);
        int preRoll = response.length() - 1;
        float[] source = convolver.source(scene.samples(), preRoll);
        speech.get(scene.sound()).copy((long) scene.start() - preRoll, source, 0, preRoll + scene.samples());
        convolver.transformSource();
        out.resize(scene.samples());
        convolver.filter(response.left(), response.length(), preRoll, out.left(), scene.samples());
        convolver.filter(response.right(), response.length(), preRoll, out.right(), scene.samples());
        disturb(scene.snrDb(), out, noise);
    }

    /** Adds sensor noise and sets the level. */
    private static void disturb(double snrDb, StereoClip clip, SplittableRandom random) {
        float[] left = clip.left();
        float[] right = clip.right();
        double energy = 0;
        for (int i = 0; i < clip.length(); i++) {
            energy += (double) left[i] * left[i] + (double) right[i] * right[i];
        }
        double power = Math.max(SILENCE, energy / (2.0 * clip.length()));
        double noise = power * Math.pow(10, -snrDb / 10);
        double level = Math.sqrt(Math.pow(10, SceneRenderer.LEVEL_DBFS / 10) / (power + noise));
        double gain = Math.sqrt(noise);
        for (int i = 0; i < clip.length(); i++) {
            left[i] = (float) (level * (left[i] + gain * random.nextGaussian()));
            right[i] = (float) (level * (right[i] + gain * random.nextGaussian()));
        }
    }
}
