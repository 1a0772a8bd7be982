package org.bearing.training.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.training.Bars;
import org.bearing.training.adapt.HeadSizeReport;
import org.bearing.training.adapt.PairAdaptReport;
import org.bearing.training.bianco.figure.BiancoExperiments;
import org.bearing.training.bianco.job.LikelihoodReport;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.distil.SmallerReport;
import org.bearing.training.network.Matrix;
import org.bearing.training.onnx.OnnxComparison;
import org.bearing.training.onnx.PairSpeed;
import org.bearing.training.tang.figure.TangExperiments;
import org.bearing.training.tang.method.TrainingSpeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code experiment}: runs a comparison and writes its table. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a comparison and writes its table as Markdown.",
            "ablation: the bundled embedding on less data, with one part left out or changed at a time.",
            "sphere-ablation: the same for the full sphere, with heads never met and with those of the training.",
            "free-field: what is left of the errors without rooms and noise.",
            "onnx: one estimate beside ONNX Runtime. smaller: distilled, in eight bits, pruned.",
            "pair-speed: the methods for microphone pairs beside ONNX Runtime, and in a stream.",
            "pair-likelihood: vae-ssl with each density of its decoder.",
            "head-size: the head's size told, chosen or estimated from the recording.",
            "pair-adapt: what adapt gains for a pair in simulated rooms never heard.",
            "tang-fig2 to tang-fig8, tang-pruning, tang-steps: the figures of Tang et al. 2022, their data rebuilt by simulation.",
            "tang-speed: how fast their methods train, examples per second of CPU time.",
            "bianco-table2, bianco-table3, bianco-figures: Tables 2 and 3 and Figures 4 to 11 of Bianco et al. 2021.",
            "What is finished is kept; the same call continues."
        })
public final class ExperimentCommand implements Callable<Integer> {
    /** Shards of a quarter of it are whole. */
    private static final int LEAST_EXAMPLES = 32_768;

    private static final int PASSES = 8;
    private static final int DIRECTIONS = 200;
    /** Of the three suites and of the resized heads together. */
    private static final int HEADS = 23;

    private static final List<String> OTHERS = List.of(
            "ablation",
            "sphere-ablation",
            "free-field",
            "onnx",
            "pair-speed",
            "pair-likelihood",
            "pair-adapt",
            "smaller",
            "head-size",
            "tang-speed");

    @Parameters(
            paramLabel = "NAME",
            description = {
                "ablation, sphere-ablation, free-field, onnx, pair-speed, pair-likelihood, pair-adapt, smaller,",
                "head-size, tang-fig2 ... tang-fig8, tang-pruning, tang-steps, tang-speed,",
                "bianco-table2, bianco-table3 or bianco-figures."
            })
    private String name = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Heads and sounds; else the environment BEARING_DATA.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = {
                "Examples and checkpoints (.bearing/experiment/NAME;",
                ".bearing/experiment/tang for all of tang-*, and bianco for bianco-* and pair-likelihood)."
            })
    private Optional<Path> work = Optional.empty();

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "32768",
            description = "Training examples per row (${DEFAULT-VALUE}); a multiple of 32768.")
    private int examples;

    @Option(
            names = "--epochs",
            paramLabel = "E",
            description = "Passes over them (8, bianco-*: 6; with --full-size 1000).")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "3000",
            description = {
                "tang-*: most batches of 128 that each network is trained with (${DEFAULT-VALUE}); never",
                "more than 500 passes over its recordings."
            })
    private int steps;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "tang-*: how often everything is trained (${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--scenes",
            paramLabel = "N",
            defaultValue = "100",
            description = "smaller, head-size: scenes of each cell or head (${DEFAULT-VALUE}).")
    private int scenes;

    @Option(
            names = "--rooms",
            paramLabel = "N",
            defaultValue = "10",
            description = "pair-adapt: how many rooms (${DEFAULT-VALUE}).")
    private int rooms;

    @Option(
            names = "--small",
            paramLabel = "PATH",
            defaultValue = ".bearing/training/binaural-embedding-small/model/binaural-embedding-small.safetensors",
            description = "smaller: the distilled model's weights, where train leaves them.")
    private Path small = Path.of("");

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of everything (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--camil",
            paramLabel = "DIR",
            description = {
                "tang-*: the real CAMIL instead of the rebuilt one: folders train and test of WAV files with a",
                "recordings.csv (file,azimuth_deg,elevation_deg)."
            })
    private Optional<Path> camil = Optional.empty();

    @Option(
            names = "--vast",
            paramLabel = "DIR",
            description = "tang-*: the real VAST: train.mat, test1.mat, test2.mat (MATLAB 7.3).")
    private Optional<Path> vast = Optional.empty();

    @Option(
            names = "--full-size",
            description = "bianco-*: as much data and training as in the paper; weeks on two cores.")
    private boolean fullSize;

    @Option(
            names = "--no-training",
            description = "bianco-*: leaves out what no earlier call has trained, instead of training it.")
    private boolean noTraining;

    @Option(
            names = "--dtu",
            paramLabel = "DIR",
            description = "bianco-*: the responses measured at DTU in place of the simulated room.")
    private Optional<Path> dtu = Optional.empty();

    @Option(
            names = "--mir",
            paramLabel = "DIR",
            description = "bianco-*: the responses of the MIR database in place of the simulated room.")
    private Optional<Path> mir = Optional.empty();

    @Option(names = "--threads", paramLabel = "T", description = "Threads (all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            description = "Where the table goes (standard error); pictures go beside it.")
    private Optional<Path> out = Optional.empty();

    /** Makes the command. */
    public ExperimentCommand() {}

    @Override
    public Integer call() {
        if (!OTHERS.contains(name)
                && !TangExperiments.NAMES.contains(name)
                && !BiancoExperiments.NAMES.contains(name)) {
            throw new ConfigurationException("There is no experiment \"" + name + "\"; there are: "
                    + String.join(", ", OTHERS) + ", " + String.join(", ", TangExperiments.NAMES) + ", "
                    + String.join(", ", BiancoExperiments.NAMES) + ".");
        }
        if (name.equals("onnx")) {
            return write(new OnnxComparison("binaural-embedding", seed).run());
        }
        if (name.equals("pair-speed")) {
            return write(new PairSpeed(seed).run());
        }
        if (name.equals("tang-speed")) {
            return write(TrainingSpeed.page());
        }
        DataFolder folder = DataFolder.open(DataFolder.locate(data));
        return write(
                switch (name) {
                    case "ablation", "sphere-ablation" -> ablation(folder);
                    case "free-field" -> new FreeField(folder, DIRECTIONS, seed).run();
                    case "smaller" -> smaller(folder);
                    case "head-size" -> headSize(folder);
                    case "pair-likelihood" -> pairLikelihood(folder);
                    case "pair-adapt" -> pairAdapt(folder);
                    default -> BiancoExperiments.NAMES.contains(name) ? bianco(folder) : tang(folder);
                });
    }

    private int write(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        if (out.isPresent()) {
            WholeFile.write(out.get(), text.getBytes(StandardCharsets.UTF_8));
            System.err.println("bearing: wrote " + out.get());
        } else {
            System.err.print(text);
        }
        return 0;
    }

    private List<String> headSize(DataFolder folder) {
        try (ProgressBar bar = Bars.bar("heads", HEADS)) {
            return new HeadSizeReport(folder, scenes, seed, bar::step).run();
        }
    }

    private List<String> pairLikelihood(DataFolder folder) {
        int passes = epochs.orElse(PASSES);
        if (passes < 1) {
            throw new ConfigurationException("--epochs must be at least 1, found " + passes + ".");
        }
        Path home = SimulatedExamples.folder(work.orElse(Path.of(".bearing", "experiment", "bianco")));
        return new LikelihoodReport(folder, home, passes, seed).run(Bars::bar);
    }

    private List<String> pairAdapt(DataFolder folder) {
        if (rooms < 1) {
            throw new ConfigurationException("--rooms must be at least 1, found " + rooms + ".");
        }
        Matrix.threads(threads);
        Path home = work.orElse(Path.of(".bearing", "experiment", name));
        return new PairAdaptReport(folder, home, rooms, Split.TEST, seed, Bars::bar).run();
    }

    private List<String> smaller(DataFolder folder) {
        Path home = work.orElse(Path.of(".bearing", "experiment", name));
        return new SmallerReport(folder, home, small, scenes, seed, threads, Bars::bar).run();
    }

    private List<String> ablation(DataFolder folder) {
        int passes = epochs.orElse(PASSES);
        if (examples < LEAST_EXAMPLES || examples % LEAST_EXAMPLES != 0 || passes < 1) {
            throw new ConfigurationException("--examples must be a multiple of " + LEAST_EXAMPLES
                    + " and --epochs at least 1, found " + examples + " and " + passes + ".");
        }
        Matrix.threads(threads);
        Path home = work.orElse(Path.of(".bearing", "experiment", name));
        return name.equals("ablation")
                ? new Ablation(folder, home, examples, passes, seed, threads, Bars::bar).run()
                : new SphereAblation(folder, home, examples, passes, seed, threads, Bars::bar).run();
    }

    private List<String> tang(DataFolder folder) {
        if (seeds < 1 || steps < 1 || threads < 1) {
            throw new ConfigurationException("--seeds, --steps and --threads must be at least 1, found " + seeds + ", "
                    + steps + " and " + threads + ".");
        }
        // Every training has a thread of its own.
        Matrix.threads(1);
        Path home = work.orElse(Path.of(".bearing", "experiment", "tang"));
        return TangExperiments.run(
                folder,
                new TangExperiments.Order(name, home, picture(home), seeds, steps, threads, camil, vast),
                Bars::bar);
    }

    private List<String> bianco(DataFolder folder) {
        if (threads < 1 || epochs.orElse(1) < 1) {
            throw new ConfigurationException(
                    "--epochs and --threads must be at least 1, found " + epochs.orElse(1) + " and " + threads + ".");
        }
        OptionalInt passes = epochs.map(OptionalInt::of).orElse(OptionalInt.empty());
        Path home = work.orElse(Path.of(".bearing", "experiment", "bianco"));
        return BiancoExperiments.run(
                folder,
                new BiancoExperiments.Order(
                        name, home, picture(home), fullSize, passes, !noTraining, threads, dtu, mir),
                Bars::bar);
    }

    /** Where pictures go, without {@code .png}: beside the table. */
    private Path picture(Path home) {
        Path table = out.orElse(home.resolve(name + ".md"));
        SimulatedExamples.folder(table.toAbsolutePath().resolveSibling("."));
        String file = String.valueOf(table.getFileName());
        return table.resolveSibling(file.endsWith(".md") ? file.substring(0, file.length() - 3) : file);
    }
}
