package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneDraw;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/**
 * Scenes all around a set of heads: four contents by three ranges of reverberation by two of noise, 1 s each. The result
 * depends on no thread.
 */
public final class SphereSuite {
    /** Scenes of each of the 24 cells in the published tables. */
    public static final int SCENES_PER_CELL = 60;

    private static final double[][] RT60_SECONDS = {{0.1, 0.2}, {0.2, 0.5}, {0.5, 0.8}};
    private static final double[][] SNR_DB = {{5, 20}, {20, 35}};

    /** Keeps the scenes of different cells apart. */
    private static final long CELL_STRIDE = 1_000_000_000L;

    private final IntFunction<SceneMaterial> heads;
    private final int scenesPerCell;

    private record Task(SphereContent content, String rt60, String snr, SceneDraw draw, long index) {}

    /**
     * Plans the suite.
     *
     * @param heads gives heads and sounds at a rate, such as {@link Suites#material}
     * @param scenesPerCell scenes of each of the 24 cells, above 0
     */
    public SphereSuite(IntFunction<SceneMaterial> heads, int scenesPerCell) {
        this.heads = heads;
        this.scenesPerCell = scenesPerCell;
    }

    /** {@return number of all scenes} */
    public int scenes() {
        return SphereContent.values().length * RT60_SECONDS.length * SNR_DB.length * scenesPerCell;
    }

    /**
     * Runs it.
     *
     * @param contenders who listens
     * @param seed of the scenes
     * @param threads how many scenes at once
     * @param progress told how many scenes are done, from any thread
     * @return one outcome per scene
     * @throws org.bearing.geometry.BearingException if the folder lacks what the suite needs
     */
    public List<SphereOutcome> run(List<Contender> contenders, long seed, int threads, IntConsumer progress) {
        Map<SphereContent, SceneMaterial> materials = materials();
        List<Task> tasks = tasks(materials);
        List<SphereOutcome> outcomes = SceneThreads.hear(
                tasks.size(),
                threads,
                () -> {
                    Listening listening = new Listening(materials, contenders);
                    return i -> listening.hear(tasks.get(i), seed);
                },
                progress);
        return outcomes;
    }

    /** The wide contents share one material. */
    private Map<SphereContent, SceneMaterial> materials() {
        Map<SphereContent, SceneMaterial> materials = new EnumMap<>(SphereContent.class);
        SceneMaterial wide = heads.apply(SphereContent.MUSIC.sampleRateHz()).withMusicOnly();
        for (SphereContent content : SphereContent.values()) {
            materials.put(content, content.fullBand() ? wide : heads.apply(content.sampleRateHz()));
        }
        return materials;
    }

    private List<Task> tasks(Map<SphereContent, SceneMaterial> materials) {
        List<Task> tasks = new ArrayList<>();
        long cell = 0;
        for (Map.Entry<SphereContent, SceneMaterial> entry : materials.entrySet()) {
            for (double[] rt60 : RT60_SECONDS) {
                for (double[] snr : SNR_DB) {
                    SceneRanges ranges = entry.getKey().of(SceneRanges.test(rt60[0], rt60[1], snr[0], snr[1]));
                    SceneDraw draw = new SceneDraw(ranges, entry.getValue());
                    String reverberation = rt60[0] + "-" + rt60[1];
                    String noise = Math.round(snr[0]) + "-" + Math.round(snr[1]);
                    for (int i = 0; i < scenesPerCell; i++) {
                        tasks.add(new Task(entry.getKey(), reverberation, noise, draw, cell * CELL_STRIDE + i));
                    }
                    cell++;
                }
            }
        }
        return tasks;
    }

    /** What one thread needs. */
    private static final class Listening {
        private final Map<SphereContent, SceneRenderer> renderers = new EnumMap<>(SphereContent.class);
        private final Map<SphereContent, StereoClip> clips = new EnumMap<>(SphereContent.class);
        private final List<Contender> contenders;
        private final Map<SphereContent, List<ClipLocalizer>> localizers = new EnumMap<>(SphereContent.class);

        Listening(Map<SphereContent, SceneMaterial> materials, List<Contender> contenders) {
            this.contenders = contenders;
            materials.forEach((content, material) -> {
                renderers.put(content, new SceneRenderer(material));
                clips.put(content, new StereoClip(material.sampleRateHz()));
                localizers.put(
                        content,
                        contenders.stream().map(c -> c.localizer().get()).toList());
            });
        }

        SphereOutcome hear(Task task, long seed) {
            RandomScene scene = task.draw().draw(seed, task.index());
            StereoClip clip = clips.get(task.content());
            renderers.get(task.content()).render(scene, clip);
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < contenders.size(); i++) {
                double radius = contenders.get(i).radius().of(scene);
                answers.add(Answer.of(localizers.get(task.content()).get(i).localize(clip, radius)));
            }
            return new SphereOutcome(task.content(), task.rt60(), task.snr(), scene.direction(), answers);
        }
    }
}
