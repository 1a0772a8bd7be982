package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.bearing.direction.Estimate;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneDraw;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.simulation.pair.PairSceneRenderer;
import org.bearing.simulation.scene.StereoClip;

/**
 * Scenes of microphone pairs with test speakers: at every spacing, sequences of 0.26 s in rooms never heard, and a second of a
 * near source in a dry room. The result depends on no thread.
 */
public final class PairSuite {
    /** Distances between the microphones, m. */
    public static final List<Double> SPACINGS_M = List.of(0.03, 0.06, 0.085, 0.12, 0.18);

    /** Scenes of each spacing in rooms, and as many in dry ones, of the published table. */
    public static final int SCENES = 1000;

    private static final String SPACING_KEY = "capture.spacing_m";

    private final List<PairContender> contenders;
    private final int scenesPerCell;
    private final List<Cell> cells = new ArrayList<>();

    private record Cell(double spacingM, boolean dry, PairSceneRanges ranges) {}

    /**
     * Plans the suite.
     *
     * @param contenders who listens
     * @param scenesPerCell scenes of each spacing, in rooms and in dry ones, above 0
     */
    public PairSuite(List<PairContender> contenders, int scenesPerCell) {
        this.contenders = List.copyOf(contenders);
        this.scenesPerCell = scenesPerCell;
        for (double spacing : SPACINGS_M) {
            cells.add(new Cell(spacing, false, PairSceneRanges.unseen(spacing)));
            cells.add(new Cell(spacing, true, PairSceneRanges.dry(spacing)));
        }
    }

    /** {@return number of all scenes} */
    public int scenes() {
        return cells.size() * scenesPerCell;
    }

    /**
     * Runs it.
     *
     * @param data where the speech is
     * @param seed of the scenes
     * @param threads how many scenes at once
     * @param progress told how many scenes are done, from any thread
     * @return one outcome per scene
     * @throws org.bearing.geometry.BearingException if the folder lacks speech of test speakers
     */
    public List<PairOutcome> run(DataFolder data, long seed, int threads, IntConsumer progress) {
        List<Sound> speech = data.items(DataKind.SPEECH, Split.TEST).stream()
                .map(item -> data.sound(item, PairScene.RATE_HZ))
                .toList();
        List<PairSceneDraw> draws = cells.stream()
                .map(cell -> new PairSceneDraw(cell.ranges(), speech))
                .toList();
        return SceneThreads.hear(
                scenes(),
                threads,
                () -> {
                    Listening listening = new Listening(speech);
                    return i -> {
                        int cell = i / scenesPerCell;
                        return listening.hear(cells.get(cell), draws.get(cell).draw(seed, i));
                    };
                },
                progress);
    }

    /** What one thread needs. */
    private final class Listening {
        private final PairSceneRenderer renderer;
        private final StereoClip clip = new StereoClip(PairScene.RATE_HZ);
        private final Map<Cell, List<ClipLocalizer>> localizers = new HashMap<>();

        Listening(List<Sound> speech) {
            renderer = new PairSceneRenderer(speech);
        }

        PairOutcome hear(Cell cell, PairScene scene) {
            renderer.render(scene, clip);
            List<Double> errors = new ArrayList<>();
            for (ClipLocalizer localizer : localizers.computeIfAbsent(cell, this::open)) {
                Optional<Estimate> said = localizer.localize(clip, Double.NaN);
                double lateral = said.map(e -> e.direction().lateralRad()).orElse(0.0);
                errors.add(Math.toDegrees(Math.abs(lateral - scene.lateralRad())));
            }
            return new PairOutcome(cell.spacingM(), cell.dry(), scene.rt60Seconds(), errors);
        }

        private List<ClipLocalizer> open(Cell cell) {
            return contenders.stream()
                    .map(c -> PresetLocalizers.clips(c.preset().with(SPACING_KEY, Double.toString(cell.spacingM()))))
                    .toList();
        }
    }
}
