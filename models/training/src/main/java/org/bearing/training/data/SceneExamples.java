package org.bearing.training.data;

import java.util.List;
import java.util.function.Predicate;
import org.bearing.cues.CueAccumulator;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.geometry.Direction;
import org.bearing.simulation.scene.ContentKind;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneDraw;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/** Examples from the simulator: one random scene each, its cues over the whole clip. */
public final class SceneExamples implements ExampleSource {
    /** Farther than any set is long. */
    private static final long RETRY = 1_000_000_007L;

    private final SceneDraw draw;
    private final SceneMaterial material;
    private final DataSetSpec spec;
    private final Predicate<RandomScene> allowed;

    /**
     * Makes the source.
     *
     * @param spec what is drawn and heard
     * @param material heads and sounds
     */
    public SceneExamples(DataSetSpec spec, SceneMaterial material) {
        this(spec, material, scene -> true);
    }

    /**
     * Makes a source of scenes that a condition allows; the others are drawn anew.
     *
     * @param spec what is drawn and heard
     * @param material heads and sounds
     * @param allowed which scenes count; most have to
     */
    public SceneExamples(DataSetSpec spec, SceneMaterial material, Predicate<RandomScene> allowed) {
        this.allowed = allowed;
        this.spec = spec;
        this.material = material;
        draw = new SceneDraw(spec.ranges(), material);
    }

    @Override
    public int features() {
        return spec.cues().size();
    }

    @Override
    public Maker maker() {
        return new SceneMaker();
    }

    private final class SceneMaker implements Maker {
        private final SceneRenderer renderer = new SceneRenderer(material);
        private final StereoClip clip = new StereoClip(material.sampleRateHz());
        private final ShortTimeSpectrum frames;
        private final CueAccumulator cues;

        SceneMaker() {
            FrameSpec shape = spec.frames();
            int longest = (int) Math.ceil(spec.ranges().clipSeconds() * shape.sampleRateHz() / shape.hopSize());
            frames = new ShortTimeSpectrum(shape);
            cues = new CueAccumulator(spec.cues(), shape, longest);
        }

        @Override
        public void make(long index, float[] features, float[] labels) {
            RandomScene scene = draw.draw(spec.seed(), index);
            for (long again = 1; !allowed.test(scene); again++) {
                scene = draw.draw(spec.seed(), index + again * RETRY);
            }
            renderer.render(scene, clip);
            frames.reset();
            cues.reset();
            frames.push(clip.left(), clip.right(), 0, clip.length(), cues::accept);
            cues.read(features);
            label(scene, labels);
        }

        private void label(RandomScene scene, float[] labels) {
            Direction direction = scene.direction();
            labels[ExampleLabel.X.column()] = (float) direction.x();
            labels[ExampleLabel.Y.column()] = (float) direction.y();
            labels[ExampleLabel.Z.column()] = (float) direction.z();
            labels[ExampleLabel.HEAD_RADIUS_M.column()] = (float) scene.headRadiusM();
            labels[ExampleLabel.RT60_SECONDS.column()] = (float) scene.rt60Seconds();
            labels[ExampleLabel.SNR_DB.column()] = (float) scene.snrDb();
            labels[ExampleLabel.RANGE_M.column()] = (float) scene.rangeM();
            labels[ExampleLabel.CLIP_SECONDS.column()] = (float) clip.length() / clip.sampleRateHz();
            labels[ExampleLabel.HEAD.column()] = scene.listener().head();
            labels[ExampleLabel.CONTENT.column()] =
                    List.of(ContentKind.values()).indexOf(scene.content());
        }
    }
}
