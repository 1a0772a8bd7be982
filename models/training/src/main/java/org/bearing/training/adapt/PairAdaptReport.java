package org.bearing.training.adapt;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.evaluate.ErrorSummary;
import org.bearing.simulation.evaluate.Interval;
import org.bearing.simulation.evaluate.PairSuite;
import org.bearing.simulation.pair.PairRoom;
import org.bearing.simulation.pair.PairScene;
import org.bearing.simulation.pair.PairSceneRanges;
import org.bearing.simulation.scene.StereoClip;

/**
 * What {@code adapt} gains in simulated rooms that the model never heard: the command's own way from files to a model, then
 * other clips of the same room, before and after.
 */
public final class PairAdaptReport {
    private static final int LABELS = 50;
    private static final double MINUTES = 10;
    private static final int CLIPS = 200;
    /** Mean error after over before. */
    private static final double GOAL = 2.0 / 3;

    private static final double RIGHT_DEG = 10;
    private static final double NANOS = 1e9;
    private static final List<String> LEARNERS = List.of("labels only", "labels and unlabelled");

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

    /** Clips that nobody learnt from: which places, which words, how long. */
    private enum Heard {
        OTHER_PLACES("other places, 0.26 s", 10_000, CLIPS, 0, PairSceneRanges.SEQUENCE_S),
        OTHER_PLACES_LONG("other places, 1 s", 20_000, CLIPS, 0, 1),
        SAME_PLACES("labelled places, other words, 0.26 s", 0, LABELS, 1, PairSceneRanges.SEQUENCE_S);

        private final String label;
        private final long firstPlace;
        private final int places;
        private final long firstTalk;
        private final double seconds;

        Heard(String label, long firstPlace, int places, long firstTalk, double seconds) {
            this.label = label;
            this.firstPlace = firstPlace;
            this.places = places;
            this.firstTalk = firstTalk;
            this.seconds = seconds;
        }
    }

    /** One model in one room: errors by kind of clip, degrees, and how well confidence and arc told them. */
    private static final class Scores {
        private final Map<Heard, double[]> errors = new EnumMap<>(Heard.class);
        private int answers;
        private int inside;
        private int right;
        private double confidence;
        private boolean kept;
        private double cpuSeconds;

        Scores copy() {
            Scores copy = new Scores();
            copy.errors.putAll(errors);
            copy.answers = answers;
            copy.inside = inside;
            copy.right = right;
            copy.confidence = confidence;
            return copy;
        }

        double mean(Heard heard) {
            return HeldTest.mean(errors.get(heard));
        }
    }

    /** {@return the report in Markdown, line by line} */
    public List<String> run() {
        List<Sound> speech = data.items(DataKind.SPEECH, split).stream()
                .map(item -> data.sound(item, PairScene.RATE_HZ))
                .toList();
        List<String> lines = head();
        List<List<Scores>> all = new ArrayList<>();
        for (int number = 0; number < rooms; number++) {
            double spacing = PairSuite.SPACINGS_M.get(number % PairSuite.SPACINGS_M.size());
            PairRoom room = new PairRoom(PairSceneRanges.unseen(spacing), speech, seed, number);
            Preset preset = Preset.bundled("spaced-pair").with("capture.spacing_m", Double.toString(spacing));
            List<Scores> scores = room(room, preset, work.resolve("room-" + number));
            all.add(scores);
            String row = row(number, room.example(), scores);
            System.err.println("bearing: " + row);
            lines.add(row);
        }
        summary(all, lines);
        return lines;
    }

    private List<Scores> room(PairRoom room, Preset preset, Path folder) {
        PairRoomFiles files = new PairRoomFiles(room, folder);
        Path table = files.labels(LABELS);
        Path unlabelled = files.unlabelled(MINUTES);
        Scores before = score(room, preset);
        Scores labels = adapted(room, preset, table, Optional.empty(), folder.resolve("labels-only"), before);
        Scores both = adapted(room, preset, table, Optional.of(unlabelled), folder.resolve("both"), before);
        return List.of(before, labels, both);
    }

    private Scores adapted(
            PairRoom room, Preset preset, Path table, Optional<Path> unlabelled, Path out, Scores before) {
        double start = cpuSeconds();
        RoomAdaptation.Result result =
                PairAdaptation.of(preset, table, unlabelled).run(out, bars);
        double spent = cpuSeconds() - start;
        System.err.println("bearing: " + result.sentence());
        Scores after = result.kept()
                ? score(
                        room,
                        preset.with(
                                "model",
                                out.resolve(out.getFileName() + ".safetensors").toString()))
                : before.copy();
        after.kept = result.kept();
        after.cpuSeconds = spent;
        return after;
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS;
    }

    private static Scores score(PairRoom room, Preset preset) {
        Scores scores = new Scores();
        Localizer localizer = Localizer.open(preset);
        StereoClip clip = new StereoClip(PairScene.RATE_HZ);
        for (Heard heard : Heard.values()) {
            double[] errors = new double[CLIPS];
            scores.errors.put(heard, errors);
            for (int i = 0; i < CLIPS; i++) {
                double lateralRad = room.render(
                                heard.firstPlace + i % heard.places,
                                heard.firstTalk + i / heard.places,
                                heard.seconds,
                                clip)
                        .lateralRad();
                Optional<Estimate> said = localizer.localizeClip(
                        Arrays.copyOf(clip.left(), clip.length()),
                        Arrays.copyOf(clip.right(), clip.length()),
                        PairScene.RATE_HZ);
                double heardRad = said.map(e -> e.direction().lateralRad()).orElse(0.0);
                double error = Math.toDegrees(Math.abs(heardRad - lateralRad));
                errors[i] = error;
                said.ifPresent(estimate -> {
                    scores.answers++;
                    scores.confidence += estimate.confidence();
                    scores.right += error <= RIGHT_DEG ? 1 : 0;
                    scores.inside += error <= Math.toDegrees(estimate.spreadRad()) ? 1 : 0;
                });
            }
        }
        return scores;
    }

    private List<String> head() {
        return new ArrayList<>(List.of(
                "# Adapting the model of a pair to a room",
                "",
                String.format(
                        Locale.ROOT,
                        "Made by `./bearing experiment pair-adapt --data DIR`. %d simulated rooms, speakers of the `%s` split, seed %d: RT60 0.2-0.7 s, SNR 10-30 dB, talkers 0.8-2.5 m away. In each, `./bearing adapt` gets %d labelled stretches of %s s, each in a place of its own, and, for \"labels and unlabelled\", %.0f minutes of talkers in other places. Then it is tested with %d clips of each kind that it learnt nothing from: mean error of the lateral angle, degrees. A model that `adapt` refuses to write leaves the old one.",
                        rooms,
                        split.label(),
                        seed,
                        LABELS,
                        PairRoomFiles.LABEL_S,
                        MINUTES,
                        CLIPS),
                "",
                "## By room: other places, 0.26 s",
                "",
                "| room | spacing, cm | RT60, s | SNR, dB | before | labels only | labels and unlabelled | ratio | written |",
                "|---:|---:|---:|---:|---:|---:|---:|---:|---|"));
    }

    private static String row(int number, PairScene example, List<Scores> scores) {
        double before = scores.get(0).mean(Heard.OTHER_PLACES);
        double after = scores.get(2).mean(Heard.OTHER_PLACES);
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.2f | %.0f | %.2f | %.2f | %.2f | %.2f | %s |",
                number + 1,
                100 * example.spacingM(),
                example.rt60Seconds(),
                example.snrDb(),
                before,
                scores.get(1).mean(Heard.OTHER_PLACES),
                after,
                after / before,
                word(scores.get(1).kept) + ", " + word(scores.get(2).kept));
    }

    private static String word(boolean kept) {
        return kept ? "yes" : "no";
    }

    private void summary(List<List<Scores>> all, List<String> lines) {
        lines.addAll(List.of(
                "",
                "## All rooms together",
                "",
                String.format(
                        Locale.ROOT,
                        "Ratios of the mean over all clips of all rooms, with 95%% intervals (1000 bootstrap draws of clips); the goal is %.2f.",
                        GOAL),
                "",
                "| clips | learnt from | before | after | ratio | a third less |",
                "|---|---|---:|---:|---:|---|"));
        for (Heard heard : Heard.values()) {
            double[] before = errors(all, 0, heard);
            for (int m = 1; m <= LEARNERS.size(); m++) {
                double[] after = errors(all, m, heard);
                Interval ratio = ErrorSummary.meanRatio(after, before, seed);
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f | %s | %s |",
                        heard.label,
                        LEARNERS.get(m - 1),
                        HeldTest.mean(before),
                        HeldTest.mean(after),
                        ratio.text(),
                        word(ratio.value() <= GOAL)));
            }
        }
        lines.addAll(List.of(
                "",
                "## Is it still calibrated?",
                "",
                "All clips of all rooms: mean confidence beside the share that is right within 10 degrees, and the share inside the 90% arc.",
                "",
                "| model | mean confidence | right | inside the arc |",
                "|---|---:|---:|---:|"));
        for (int m = 0; m <= LEARNERS.size(); m++) {
            int model = m;
            List<Scores> its = all.stream().map(room -> room.get(model)).toList();
            double answers = its.stream().mapToInt(s -> s.answers).sum();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f |",
                    m == 0 ? "before" : LEARNERS.get(m - 1),
                    its.stream().mapToDouble(s -> s.confidence).sum() / answers,
                    its.stream().mapToInt(s -> s.right).sum() / answers,
                    its.stream().mapToInt(s -> s.inside).sum() / answers));
        }
        lines.addAll(List.of(
                "",
                String.format(
                        Locale.ROOT,
                        "CPU time of one `adapt` of all threads together, reading and testing included: %.0f s with labels only, %.0f s with %.0f minutes of unlabelled sound (largest of the rooms).",
                        most(all, 1),
                        most(all, 2),
                        MINUTES)));
    }

    private static double most(List<List<Scores>> all, int model) {
        return all.stream()
                .mapToDouble(room -> room.get(model).cpuSeconds)
                .max()
                .orElseThrow();
    }

    private static double[] errors(List<List<Scores>> all, int model, Heard heard) {
        return all.stream()
                .flatMapToDouble(room -> Arrays.stream(room.get(model).errors.get(heard)))
                .toArray();
    }
}
