package org.bearing.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bearing.api.Methods;
import org.bearing.api.Preset;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.evaluate.AccuracyRecord;
import org.bearing.simulation.evaluate.CaptureSuite;
import org.bearing.simulation.evaluate.CaptureTables;
import org.bearing.simulation.evaluate.Contender;
import org.bearing.simulation.evaluate.FolderEvaluation;
import org.bearing.simulation.evaluate.HeadRadius;
import org.bearing.simulation.evaluate.PairContender;
import org.bearing.simulation.evaluate.PairSuite;
import org.bearing.simulation.evaluate.PairTables;
import org.bearing.simulation.evaluate.PresetLocalizers;
import org.bearing.simulation.evaluate.SphereSuite;
import org.bearing.simulation.evaluate.SphereTables;
import org.bearing.simulation.evaluate.SteeringSuite;
import org.bearing.simulation.evaluate.SteeringTables;
import org.bearing.simulation.evaluate.SuiteResult;
import org.bearing.simulation.evaluate.SuiteSpec;
import org.bearing.simulation.evaluate.SuiteTables;
import org.bearing.simulation.evaluate.Suites;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes tables of errors. */
@Command(
        name = "evaluate",
        description =
                "Makes the table of errors for a folder of recordings with their truth, or for a suite of simulated"
                        + " scenes.",
        footer = {
            "",
            "Examples:",
            "  ./bearing evaluate /tmp/scenes                                  every NAME.wav beside its NAME.csv",
            "  ./bearing evaluate --suite binaural --data DIR                  test heads and speakers, beside gcc-phat",
            "  ./bearing evaluate --suite foreign --data DIR --out foreign.md  the dummy head of another laboratory",
            "  ./bearing evaluate --suite kemar --scenes 50                    a quick look",
            "  ./bearing evaluate --suite sphere --data DIR                    all around, on all these heads",
            "  ./bearing evaluate --suite pair --data DIR                      two microphones, beside what needs no training",
            "  ./bearing evaluate --suite captures --data DIR                  panned mixes, XY, Blumlein, M/S, ORTF, NOS",
            "  ./bearing evaluate --suite steering --data DIR                  what a pair's beam gains for one of two talkers",
            "",
            "A suite draws its scenes from a seed, in six cells of reverberation and noise (sphere: by four contents). The data folder is --data, else",
            "BEARING_DATA, else ../shared/data. Tables are Markdown, with 95%% bootstrap intervals."
        })
final class EvaluateCommand implements Runnable {
    private static final String BINAURAL = "binaural";
    private static final String SPHERE = "sphere";
    private static final String PAIR = "pair";
    private static final String CAPTURES = "captures";
    private static final String STEERING = "steering";
    private static final String PAIR_PRESET = "spaced-pair";
    private static final List<String> PAIR_RIVALS = List.of("gcc-phat", "srp-phat", "music");

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "A folder with NAME.wav and NAME.csv.")
    private @Nullable Path folder;

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description = "binaural (test heads), foreign, kemar, sphere, pair, captures or steering.")
    private @Nullable String suite;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder, for a suite.")
    private @Nullable Path data;

    @Option(
            names = {"-p", "--preset"},
            paramLabel = "PRESET",
            defaultValue = "binaural",
            description = "Who localizes (default: binaural).")
    private String preset = "binaural";

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Overrides one setting of the preset.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--scenes",
            paramLabel = "N",
            description = "Scenes of each cell (default: " + SuiteSpec.SCENES_PER_CELL + "; sphere: "
                    + SphereSuite.SCENES_PER_CELL + ", pair: " + PairSuite.SCENES + ", captures: " + CaptureSuite.SCENES
                    + ", steering: " + SteeringSuite.SCENES + ").")
    private @Nullable Integer scenes;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the scenes (default: 1).")
    private long seed = 1;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE.md",
            description = "Where the table goes (default: standard output).")
    private @Nullable Path out;

    @Option(
            names = "--record",
            paramLabel = "MODEL.json",
            description = "Also writes the suite's errors into a model's manifest.")
    private @Nullable Path record;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if ((folder == null) == (suite == null)) {
            throw new ConfigurationException(
                    "Name a folder of recordings or a --suite, one of both: './bearing evaluate --help' shows examples.");
        }
        if (scenes != null && (scenes < 1 || scenes > 100_000)) {
            throw new ConfigurationException("--scenes must be from 1 to 100000: found " + scenes + ".");
        }
        if (record != null) {
            if (suite == null || List.of(SPHERE, PAIR, CAPTURES, STEERING).contains(suite)) {
                throw new ConfigurationException(
                        "--record takes the errors of the suites binaural, foreign and kemar only.");
            }
            ManifestFile.read(record);
        }
        if (out != null) {
            WholeFile.check(out);
        }
        Preset chosen = Preset.find(preset);
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            chosen = chosen.with(override.getKey(), override.getValue());
        }
        String table = folder != null ? folderTable(folder, chosen) : suiteTable(String.valueOf(suite), chosen);
        if (out == null) {
            console.print(table.stripTrailing());
        } else {
            WholeFile.write(out, table);
        }
    }

    private String folderTable(Path recordings, Preset chosen) {
        int count = FolderEvaluation.recordings(recordings).size();
        try (Progress progress = Progress.counting(console, "recordings", count)) {
            return FolderEvaluation.of(recordings, PresetLocalizers.recordings(chosen), progress::at)
                    .markdown();
        }
    }

    private String suiteTable(String name, Preset chosen) {
        if (name.equals(SPHERE)) {
            return sphereTable(chosen.with("capture.hemisphere", "all"));
        }
        if (name.equals(PAIR)) {
            return pairTable();
        }
        if (name.equals(STEERING)) {
            return steeringTable();
        }
        if (name.equals(CAPTURES)) {
            return captureTable();
        }
        Suites known = Suites.named(name.equals(BINAURAL) ? Suites.TEST.label() : name);
        DataFolder folderOfData = DataFolder.open(DataFolder.locate(Optional.ofNullable(data)));
        int threads = Runtime.getRuntime().availableProcessors();
        int perCell = scenes == null ? SuiteSpec.SCENES_PER_CELL : scenes;
        SuiteSpec spec = known.spec(perCell);
        try (Progress progress = Progress.counting(console, "scenes", spec.scenes())) {
            SuiteResult result = known.run(folderOfData, contenders(chosen), perCell, seed, threads, progress::at);
            if (record != null) {
                AccuracyRecord.write(result, record);
            }
            return SuiteTables.markdown(result);
        }
    }

    private String sphereTable(Preset chosen) {
        DataFolder folderOfData = DataFolder.open(DataFolder.locate(Optional.ofNullable(data)));
        int threads = Runtime.getRuntime().availableProcessors();
        int perCell = scenes == null ? SphereSuite.SCENES_PER_CELL : scenes;
        List<Contender> listening = List.of(
                contender("ours", chosen, HeadRadius.DEFAULT), contender("ours, true radius", chosen, HeadRadius.TRUE));
        SphereTables tables =
                new SphereTables(listening.stream().map(Contender::label).toList(), seed);
        for (Suites heads : Suites.values()) {
            SphereSuite planned = new SphereSuite(rate -> heads.material(folderOfData, rate), perCell);
            try (Progress progress = Progress.counting(console, heads.label() + " scenes", planned.scenes())) {
                tables.add(heads.title(), planned.run(listening, seed, threads, progress::at));
            }
        }
        return tables.markdown();
    }

    /** The shipped method of pairs, with and without refinement, beside those that need no training. */
    private String pairTable() {
        Preset pair = Preset.bundled(PAIR_PRESET);
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            pair = pair.with(override.getKey(), override.getValue());
        }
        List<PairContender> listening = new ArrayList<>();
        listening.add(new PairContender(pair.method(), pair));
        listening.add(new PairContender(pair.method() + ", not refined", pair.with("analysis.refine", "false")));
        for (String rival : PAIR_RIVALS) {
            if (Methods.names().contains(rival)) {
                listening.add(new PairContender(rival, pair.with("method", rival)));
            }
        }
        PairSuite planned = new PairSuite(listening, scenes == null ? PairSuite.SCENES : scenes);
        DataFolder folderOfData = DataFolder.open(DataFolder.locate(Optional.ofNullable(data)));
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.counting(console, "scenes", planned.scenes())) {
            return PairTables.markdown(
                    listening.stream().map(PairContender::label).toList(),
                    planned.run(folderOfData, seed, threads, progress::at),
                    seed);
        }
    }

    private String steeringTable() {
        SteeringSuite planned = new SteeringSuite(scenes == null ? SteeringSuite.SCENES : scenes);
        DataFolder folderOfData = DataFolder.open(DataFolder.locate(Optional.ofNullable(data)));
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.counting(console, "scenes", planned.scenes())) {
            return SteeringTables.markdown(planned.run(folderOfData, seed, threads, progress::at), seed);
        }
    }

    private String captureTable() {
        CaptureSuite planned = new CaptureSuite(scenes == null ? CaptureSuite.SCENES : scenes);
        DataFolder folderOfData = DataFolder.open(DataFolder.locate(Optional.ofNullable(data)));
        int threads = Runtime.getRuntime().availableProcessors();
        try (Progress progress = Progress.counting(console, "scenes", planned.scenes())) {
            return CaptureTables.markdown(planned.run(folderOfData, seed, threads, progress::at), seed);
        }
    }

    /** The default first, then what head size and refinement change. */
    private static List<Contender> contenders(Preset chosen) {
        Preset plain = chosen.with("analysis.refine", "false");
        return List.of(
                contender("ours", chosen, HeadRadius.DEFAULT),
                contender("ours, true radius", chosen, HeadRadius.TRUE),
                contender("ours, not refined", plain, HeadRadius.DEFAULT),
                contender("ours, true radius, not refined", plain, HeadRadius.TRUE));
    }

    private static Contender contender(String label, Preset preset, HeadRadius radius) {
        return new Contender(label, () -> PresetLocalizers.clips(preset), radius);
    }
}
