package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.SceneDraw;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRenderer;
import org.bearing.simulation.scene.StereoClip;
import org.jspecify.annotations.Nullable;

/** Renders every scene of a suite once and asks all contenders and the rival; the result depends on no thread. */
public final class SuiteRunner {
    /** Keeps the scenes of different cells apart. */
    private static final long CELL_STRIDE = 1_000_000_000L;

    private final SceneMaterial material;
    private final int threads;
    private final IntConsumer progress;

    /**
     * Makes a runner.
     *
     * @param material heads and sounds
     * @param threads how many scenes at once, at least 1
     * @param progress told how many scenes are done, after each, from any thread
     */
    public SuiteRunner(SceneMaterial material, int threads, IntConsumer progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        this.material = material;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Runs a suite.
     *
     * @param suite which scenes
     * @param contenders who listens; the first is the one compared with the rival
     * @param seed of the scenes
     * @return what was said
     */
    public SuiteResult run(SuiteSpec suite, List<Contender> contenders, long seed) {
        List<Task> tasks = new ArrayList<>();
        for (int cell = 0; cell < suite.cells().size(); cell++) {
            SceneDraw draw = new SceneDraw(suite.cells().get(cell).ranges(), material);
            for (int i = 0; i < suite.cells().get(cell).scenes(); i++) {
                tasks.add(new Task(cell, draw, cell * CELL_STRIDE + i));
            }
        }
        List<SceneOutcome> outcomes = SceneThreads.hear(
                tasks.size(),
                threads,
                () -> {
                    Listening listening = new Listening(contenders);
                    return i -> listening.hear(tasks.get(i), seed);
                },
                progress);
        List<String> labels = contenders.stream().map(Contender::label).toList();
        return new SuiteResult(suite, labels, outcomes, seed);
    }

    private record Task(int cell, SceneDraw draw, long index) {}

    /** What one thread needs. */
    private final class Listening {
        private final SceneRenderer renderer = new SceneRenderer(material);
        private final StereoClip clip = new StereoClip(material.sampleRateHz());
        private final List<Contender> contenders;
        private final List<ClipLocalizer> localizers;
        private @Nullable RivalSweep rival;
        private int rivalLength;

        Listening(List<Contender> contenders) {
            this.contenders = contenders;
            localizers = contenders.stream().map(c -> c.localizer().get()).toList();
        }

        SceneOutcome hear(Task task, long seed) {
            RandomScene scene = task.draw().draw(seed, task.index());
            renderer.render(scene, clip);
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < contenders.size(); i++) {
                double radius = contenders.get(i).radius().of(scene);
                answers.add(Answer.of(localizers.get(i).localize(clip, radius)));
            }
            return new SceneOutcome(task.cell(), scene, answers, rival().localize(clip));
        }

        /** The rival's tables take long to make, and clips are of one length. */
        private RivalSweep rival() {
            RivalSweep made = rival;
            if (made == null || rivalLength != clip.length()) {
                made = new RivalSweep((double) clip.length() / clip.sampleRateHz());
                rival = made;
                rivalLength = clip.length();
            }
            return made;
        }
    }
}
