package org.bearing.training.adapt;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.api.Preset;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.evaluate.PairSuite;
import org.bearing.simulation.pair.PairRoom;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.training.adapt.PairClips.Clip;

/**
 * What {@code adapt} gains in simulated rooms that the model never heard: the command's own way from files to a model, then
 * other clips of the same room, before and after.
 */
public final class PairAdaptReport {
    private static final int LABELS = 50;
    private static final double MINUTES = 10;
    private static final double NANOS = 1e9;

    private final DataFolder data;
    private final Path work;
    private final int rooms;
    private final Split split;
    private final long seed;
    private final BiFunction<String, Long, ProgressBar> bars;

    /**
     * Plans the report.
     *
     * @param data where the speech is
     * @param work folder of recordings and models
     * @param rooms how many, above 0
     * @param split whose talkers
     * @param seed of everything
     * @param bars makes a progress bar from a title and a total
     */
    public PairAdaptReport(
            DataFolder data, Path work, int rooms, Split split, long seed, BiFunction<String, Long, ProgressBar> bars) {
        this.data = data;
        this.work = work;
        this.rooms = rooms;
        this.split = split;
        this.seed = seed;
        this.bars = bars;
    }

    /** {@return the report in Markdown, line by line} */
    public List<String> run() {
        List<Sound> speech = data.items(DataKind.SPEECH, split).stream()
                .map(item -> data.sound(item, PairScene.RATE_HZ))
                .toList();
        PairAdaptPage page = new PairAdaptPage(seed);
        for (int number = 0; number < rooms; number++) {
            double spacing = PairSuite.SPACINGS_M.get(number % PairSuite.SPACINGS_M.size());
            PairRoom room = new PairRoom(PairSceneRanges.unseen(spacing), speech, seed, number);
            Preset preset = Preset.bundled("spaced-pair").with("capture.spacing_m", Double.toString(spacing));
            for (PairScenario scenario : PairScenario.values()) {
                String folder = "room-" + (number + 1) + "-" + scenario.name().toLowerCase(Locale.ROOT);
                PairAdaptPage.Entry entry = entry(number + 1, room, scenario, preset, work.resolve(folder));
                System.err.println("bearing: " + entry.row());
                page.add(entry);
            }
        }
        List<String> lines = head();
        lines.addAll(page.tables());
        return lines;
    }

    private List<String> head() {
        return new ArrayList<>(List.of(
                "# Adapting the model of a pair to a room",
                "",
                String.format(
                        Locale.ROOT,
                        "Made by `./bearing experiment pair-adapt --data DIR --rooms %d --seed %d`. Simulated rooms that no training"
                                + " used, speakers of the `%s` split: RT60 0.2-0.7 s, SNR 10-30 dB, talkers 0.8-2.5 m"
                                + " away. In each, `./bearing adapt` gets %d labelled stretches of %s s and, for \"labels and"
                                + " unlabelled\", %.0f minutes of talkers who stay in a place for %.0f s. Then %d clips of each"
                                + " kind, that it did not learn from, are localized. Mean errors of the lateral angle,"
                                + " degrees. Where `adapt` refuses to write a model, the old one is heard.",
                        rooms,
                        seed,
                        split.label(),
                        LABELS,
                        PairRoomFiles.LABEL_S,
                        MINUTES,
                        PairRoomFiles.STAY_S,
                        PairClips.COUNT),
                "",
                "Ten seats: everybody is in one of ten places, each with five labels. Anywhere: every label has a place of its"
                        + " own, and so has every unlabelled talker. The ratio is after over before, with its 95% interval"
                        + " (1000 bootstrap draws of clips).",
                ""));
    }

    private PairAdaptPage.Entry entry(int number, PairRoom room, PairScenario scenario, Preset preset, Path folder) {
        PairRoomFiles files = new PairRoomFiles(room, folder);
        Path table = files.labels(LABELS, scenario.places());
        Path unlabelled = files.unlabelled(MINUTES, scenario.unlabelledAt(), scenario.unlabelledPlaces());
        Map<PairClips, List<Clip>> clips = new LinkedHashMap<>();
        scenario.tests().forEach(kind -> clips.put(kind, kind.in(room)));
        List<PairScores> scores = new ArrayList<>(List.of(new PairScores(preset, clips)));
        List<Boolean> written = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (Optional<Path> more : List.of(Optional.<Path>empty(), Optional.of(unlabelled))) {
            String name = more.isPresent() ? "both" : "labels-only";
            double start = cpuSeconds();
            RoomAdaptation.Result result =
                    PairAdaptation.of(preset, table, more).run(folder.resolve(name), bars);
            seconds.add(cpuSeconds() - start);
            System.err.println("bearing: " + result.sentence());
            Path weights = folder.resolve(name).resolve(name + ".safetensors");
            written.add(result.kept());
            scores.add(result.kept() ? new PairScores(preset.with("model", weights.toString()), clips) : scores.get(0));
        }
        return new PairAdaptPage.Entry(number, room.example(), scenario, scores, written, seconds);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS;
    }
}
