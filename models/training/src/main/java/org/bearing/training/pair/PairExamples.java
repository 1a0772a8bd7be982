package org.bearing.training.pair;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bearing.cues.PairCues;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneDraw;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.simulation.pair.PairSceneRenderer;
import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleSource;

/** Random pair scenes as {@link PairCues}: seven in eight in rooms, one in eight near and dry. Any thread. */
final class PairExamples implements ExampleSource {
    /** Frames of the cues. */
    static final FrameSpec FRAMES = FrameSpec.TANG;

    private static final int DRY_EVERY = 8;
    private static final Range DRY_RT60_S = new Range(0.1, 0.2);
    private static final Range NEAR_M = new Range(0.25, 0.9);
    private static final long RATE_HZ = PairScene.RATE_HZ;

    private final List<Sound> speech;
    private final long seed;
    private final PairSceneDraw rooms;
    private final PairSceneDraw dry;

    /**
     * Plans examples.
     *
     * @param speech talkers, at {@link PairScene#RATE_HZ}
     * @param seed of all scenes
     */
    PairExamples(List<Sound> speech, long seed) {
        this.speech = List.copyOf(speech);
        this.seed = seed;
        PairSceneRanges all = PairSceneRanges.training();
        rooms = new PairSceneDraw(all, speech);
        PairSceneRanges near = new PairSceneRanges(
                DRY_RT60_S, NEAR_M, all.elevationDeg(), all.snrDb(), all.scattering(), all.seconds(), all.spacingsM());
        dry = new PairSceneDraw(near, speech);
    }

    /**
     * Draws the scene of an example.
     *
     * @param index its number
     * @return the scene
     */
    PairScene scene(long index) {
        return (index % DRY_EVERY == 0 ? dry : rooms).draw(seed, index);
    }

    /** {@return frames in a clip} */
    static int framesIn(long samples) {
        return (int) Math.max(1, (samples - FRAMES.frameSize()) / FRAMES.hopSize() + 1);
    }

    @Override
    public int features() {
        return PairCues.SIZE;
    }

    @Override
    public Maker maker() {
        PairSceneRenderer renderer = new PairSceneRenderer(speech);
        StereoClip clip = new StereoClip(PairScene.RATE_HZ);
        ShortTimeSpectrum spectra = new ShortTimeSpectrum(FRAMES);
        Map<Double, PairCues> bySpacing = new HashMap<>();
        return (index, features, labels) -> {
            PairScene scene = scene(index);
            renderer.render(scene, clip);
            PairCues cues = bySpacing.computeIfAbsent(
                    scene.spacingM(), spacing -> new PairCues(FRAMES, spacing, framesIn(RATE_HZ)));
            cues.reset();
            spectra.reset();
            spectra.push(clip.left(), clip.right(), 0, clip.length(), cues::accept);
            cues.read(features);
            label(scene, labels);
        };
    }

    private static void label(PairScene scene, float[] labels) {
        labels[ExampleLabel.X.column()] = (float) scene.direction().x();
        labels[ExampleLabel.Y.column()] = (float) scene.direction().y();
        labels[ExampleLabel.Z.column()] = (float) scene.direction().z();
        labels[ExampleLabel.RT60_SECONDS.column()] = (float) scene.rt60Seconds();
        labels[ExampleLabel.SNR_DB.column()] = (float) scene.snrDb();
        labels[ExampleLabel.RANGE_M.column()] = (float) scene.rangeM();
        labels[ExampleLabel.CLIP_SECONDS.column()] = (float) scene.samples() / PairScene.RATE_HZ;
    }
}
