package org.bearing.simulation.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.bearing.api.OutputPreset;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.output.Panning;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.evaluate.CaptureOutcome.Surroundings;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneDraw;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.simulation.pair.PairSceneRenderer;
import org.bearing.simulation.room.MicrophonePair;
import org.bearing.simulation.room.MicrophonePair.Pattern;
import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.StereoClip;

/**
 * Scenes of the captures whose level and time differences are known: a second of a test speaker anywhere in front, on the
 * horizon, in a free field with diffuse noise and in rooms; and mixes panned by each law. The result depends on no thread.
 */
public final class CaptureSuite {
    /** Scenes of each capture and surroundings of the published table. */
    public static final int SCENES = 300;

    private static final double SIDE_GAIN_DB = -20 * Math.log10(Math.sqrt(2));
    private static final Range AHEAD = Range.only(0);
    private static final Range RANGE_M = new Range(1, 2);
    private static final double QUIET_DB = 200;

    private final int scenesPerCell;
    private final List<Cell> cells = new ArrayList<>();

    private record Cell(String label, Preset preset, Optional<MicrophonePair> pair, Surroundings surroundings) {}

    /**
     * Plans the suite.
     *
     * @param scenesPerCell scenes of each capture and surroundings, above 0
     */
    public CaptureSuite(int scenesPerCell) {
        this.scenesPerCell = scenesPerCell;
        for (String law : List.of("tangent", "sine", "constant-power")) {
            Preset panned = Preset.bundled("panned-mix").with("capture.pan_law", law);
            cells.add(new Cell("panned-mix, " + law, panned, Optional.empty(), Surroundings.FREE));
            cells.add(new Cell("panned-mix, " + law, panned, Optional.empty(), Surroundings.NOISY));
        }
        add("xy", Preset.bundled("xy"), new MicrophonePair(Pattern.CARDIOID, 0, Math.PI / 4));
        add("blumlein", Preset.bundled("blumlein"), new MicrophonePair(Pattern.FIGURE_OF_EIGHT, 0, Math.PI / 4));
        // A cardioid and a figure of eight 3 dB softer are two supercardioids in one point, each turned by this.
        Preset ms = Preset.bundled("ms").with("capture.side_gain_db", Double.toString(SIDE_GAIN_DB));
        add("ms, S at -3 dB", ms, new MicrophonePair(Pattern.SUPERCARDIOID, 0, Math.atan(Math.sqrt(2))));
        add("ortf", Preset.bundled("ortf"), new MicrophonePair(Pattern.CARDIOID, 0.17, Math.toRadians(55)));
        add("nos", Preset.bundled("nos"), new MicrophonePair(Pattern.CARDIOID, 0.3, Math.PI / 4));
    }

    private void add(String label, Preset preset, MicrophonePair pair) {
        for (Surroundings surroundings : Surroundings.values()) {
            cells.add(new Cell(label, preset, Optional.of(pair), surroundings));
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
    public List<CaptureOutcome> run(DataFolder data, long seed, int threads, IntConsumer progress) {
        List<Sound> speech = data.items(DataKind.SPEECH, Split.TEST).stream()
                .map(item -> data.sound(item, PairScene.RATE_HZ))
                .toList();
        Map<Surroundings, PairSceneDraw> draws = new EnumMap<>(Surroundings.class);
        for (Surroundings surroundings : Surroundings.values()) {
            double snr = surroundings == Surroundings.ROOM ? 30 : QUIET_DB;
            draws.put(
                    surroundings,
                    new PairSceneDraw(
                            new PairSceneRanges(
                                    Range.only(0.3),
                                    RANGE_M,
                                    AHEAD,
                                    Range.only(snr),
                                    new Range(0, 0.4),
                                    Range.only(1),
                                    List.of(0.1)),
                            speech));
        }
        return SceneThreads.hear(
                scenes(),
                threads,
                () -> {
                    Listening listening = new Listening(speech);
                    return i -> {
                        Cell cell = cells.get(i / scenesPerCell);
                        PairScene scene = draws.get(cell.surroundings()).draw(seed, i % scenesPerCell);
                        return listening.hear(cell, scene);
                    };
                },
                progress);
    }

    /** What one thread needs. */
    private static final class Listening {
        private final List<Sound> speech;
        private final PairSceneRenderer renderer;
        private final FreeField field = new FreeField(PairScene.RATE_HZ);
        private final StereoClip clip = new StereoClip(PairScene.RATE_HZ);
        private final Map<String, ClipLocalizer> localizers = new HashMap<>();

        Listening(List<Sound> speech) {
            this.speech = speech;
            renderer = new PairSceneRenderer(speech);
        }

        CaptureOutcome hear(Cell cell, PairScene scene) {
            double truth = cell.pair().map(pair -> record(cell, pair, scene)).orElseGet(() -> mix(cell, scene));
            Optional<Estimate> said = localizers
                    .computeIfAbsent(cell.label(), label -> PresetLocalizers.clips(cell.preset()))
                    .localize(clip, Double.NaN);
            double azimuth = said.map(e -> e.direction().azimuthDeg()).orElse(0.0);
            return new CaptureOutcome(
                    cell.label(),
                    cell.surroundings(),
                    Math.abs(azimuth - truth),
                    said.map(Estimate::confidence).orElse(0.0),
                    said.map(e -> Math.toDegrees(e.spreadRad())).orElse(0.0),
                    said.isPresent() && said.get().mirrorAzimuthRad().isPresent());
        }

        private double record(Cell cell, MicrophonePair pair, PairScene scene) {
            if (cell.surroundings() == Surroundings.ROOM) {
                renderer.render(scene, pair, clip);
            } else {
                renderer.render(FreeField.of(scene), pair, clip);
                field.disturb(pair, noiseDb(cell), new SplittableRandom(~scene.seed()), clip);
            }
            return scene.direction().azimuthDeg();
        }

        /** The law's own gains, worked out by the panning of the outputs. */
        private double mix(Cell cell, PairScene scene) {
            SplittableRandom random = new SplittableRandom(scene.seed());
            Panning panning = OutputPreset.panning(cell.preset()
                    .with("panning.law", cell.preset().text("capture.pan_law").orElseThrow()));
            double angle = (2 * random.nextDouble() - 1) * panning.speakerRad();
            double position = panning.position(angle);
            clip.resize(scene.samples());
            speech.get(scene.sound()).copy(scene.start(), clip.left(), 0, scene.samples());
            speech.get(scene.sound()).copy(scene.start(), clip.right(), 0, scene.samples());
            clip.scale(Panning.gain(position), Panning.gain(-position));
            field.unrelated(noiseDb(cell), random, clip);
            return Math.toDegrees(angle);
        }

        private static double noiseDb(Cell cell) {
            return cell.surroundings() == Surroundings.FREE ? -20 : -10;
        }
    }
}
