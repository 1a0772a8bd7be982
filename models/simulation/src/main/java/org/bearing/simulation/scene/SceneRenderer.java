package org.bearing.simulation.scene;

import java.util.SplittableRandom;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;

/**
 * Renders random scenes to clips: source, colour, room at both ears, noise, level mismatch.
 *
 * <p>The sound runs before the clip starts, so that the clip starts in its reverberation. The same scene gives the same
 * samples in any renderer on the same material. Buffers are reused; one renderer per thread.
 */
public final class SceneRenderer {
    /** Level of every clip: mean square of both channels, dB of full scale. */
    public static final double LEVEL_DBFS = -26;

    private static final double SILENCE = 1e-18;

    private final SceneMaterial material;
    private final RoomResponses rooms;
    private final StereoResponse response = new StereoResponse();
    private final Convolver convolver = new Convolver();
    private final NoiseMaker noises = new NoiseMaker();
    private final UpperBand upperBand = new UpperBand();
    private final ClipFilter lowPass = new ClipFilter();

    /**
     * Makes a renderer.
     *
     * @param material that the scenes were drawn on
     */
    public SceneRenderer(SceneMaterial material) {
        this.material = material;
        rooms = new RoomResponses(material.sampleRateHz());
    }

    /**
     * Renders a scene.
     *
     * @param scene drawn on the renderer's material
     * @param out receives the clip, at {@link #LEVEL_DBFS}
     */
    public void render(RandomScene scene, StereoClip out) {
        if (out.sampleRateHz() != material.sampleRateHz()) {
            throw new IllegalArgumentException(
                    "the clip is at " + out.sampleRateHz() + " Hz, the material at " + material.sampleRateHz() + " Hz");
        }
        SplittableRandom random = new SplittableRandom(scene.seed());
        SceneMaterial.Ears ears =
                material.ears(scene.listener().head(), scene.listener().stretch());
        rooms.binaural(ears.head(), scene.room(), scene.placement(), random.nextLong(), response);
        emit(scene, random, out);
        double power = Math.max(out.power(), SILENCE);
        double noisePower = power * Math.pow(10, -scene.snrDb() / 10);
        double diffuse = scene.noise().diffuseShare();
        if (diffuse > 0) {
            double tilt = scene.noise().diffuseTiltDbPerDecade();
            noises.addDiffuse(out, ears.field(), tilt, noisePower * diffuse, random);
        }
        double level = Math.sqrt(Math.pow(10, LEVEL_DBFS / 10) / (power + noisePower));
        double mismatch = Math.pow(10, scene.mismatchDb() / 40);
        if (scene.listener().mirrored()) {
            out.swap();
        }
        out.scale(level * mismatch, level / mismatch);
        NoiseMaker.addSensor(out, noisePower * (1 - diffuse) * level * level, random);
        if (!Double.isInfinite(scene.wide().clipHz())) {
            lowPass.apply(out, new GainCurve(scene.wide()::clipGain, out.sampleRateHz()));
        }
    }

    private void emit(RandomScene scene, SplittableRandom random, StereoClip out) {
        RandomScene.Source source = scene.source();
        int preRoll = response.length() - 1;
        int count = preRoll + scene.samples();
        float[] samples = convolver.source(scene.samples(), preRoll);
        if (source.kind() == ContentKind.WHITE_NOISE) {
            NoiseMaker.white(random, samples, count);
        } else {
            Sound sound = material.sounds(source.kind()).get(source.sound());
            sound.copy((long) source.start() - preRoll, samples, 0, count);
        }
        WideContent wide = scene.wide();
        int rate = material.sampleRateHz();
        boolean upper = source.kind() == ContentKind.SPEECH && !Double.isInfinite(wide.upperDb());
        if (upper) {
            upperBand.prepare(samples, count, rate, random);
        }
        convolver.transformSource();
        if (upper) {
            upperBand.add(samples, wide, rate);
        }
        if (!source.color().isFlat() || !wide.isFlat()) {
            convolver.color(new GainCurve(hz -> source.color().gain(hz) * wide.gain(hz), rate));
        }
        out.resize(scene.samples());
        convolver.filter(response.left(), response.length(), preRoll, out.left(), scene.samples());
        convolver.filter(response.right(), response.length(), preRoll, out.right(), scene.samples());
    }
}
