package org.bearing.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.HeadSizeReadout;
import org.bearing.inference.StoredModel;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.printed.PairKind;
import org.bearing.inference.printed.PrintedKind;
import org.bearing.inference.weights.Dtype;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.training.adapt.HeadSizeFit;
import org.bearing.training.bianco.job.PairPlan;
import org.bearing.training.bianco.job.PrintedPairJob;
import org.bearing.training.data.DataSetSpec;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.distil.Distillation;
import org.bearing.training.distil.SmallerWeights;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.ModelExport;
import org.bearing.training.embedding.TrainingPlan;
import org.bearing.training.network.Matrix;
import org.bearing.training.pair.PairJob;
import org.bearing.training.tang.method.PrintedExamples;
import org.bearing.training.tang.method.PrintedJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: builds the examples that are missing, trains, writes the model. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a model and writes NAME.safetensors and NAME.json.",
            "With the defaults of its plan it reproduces the bundled one. First the examples that are missing are"
                    + " simulated; finished ones are kept. Then it trains; --resume continues after an interruption.",
            "With --from MODEL --hrtf my.sofa it makes a model of one head's own and says what that gained;"
                    + " localize --set model=PATH uses it."
        })
final class TrainCommand implements Callable<Integer> {
    private static final int HEAD_SIZE_EXAMPLES = 65_536;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = {
                "The plan: binaural-embedding, binaural-embedding-small or binaural-sphere;",
                "or a method of Tang et al. 2022 as printed: sce, wsce, feed-forward or lem;",
                "or one of Bianco et al. 2021 as printed, for pairs: vae-ssl, cnn or rtf-1nn;",
                "or spaced-pair, the model for two microphones."
            })
    private String name = "";

    @Mixin
    private PersonalOptions personal = new PersonalOptions();

    @Option(
            names = "--int8",
            paramLabel = "MODEL",
            description =
                    "Trains nothing: writes a finished model with its weights in eight bits, as MODEL-int8 in --out.")
    private Optional<String> int8 = Optional.empty();

    @Option(
            names = "--head-size",
            paramLabel = "MODEL",
            description = "Fits only how a finished model of the plan tells the head's size, on the first --examples"
                    + " (65536) of the plan; written beside its weights, or into --out.")
    private Optional<String> headSize = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Heads and sounds; else the environment BEARING_DATA.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Checkpoints and the finished model (.bearing/training/NAME).")
    private Optional<Path> work = Optional.empty();

    @Option(names = "--shards", paramLabel = "DIR", description = "Simulated examples (WORK/examples).")
    private Optional<Path> shards = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the model goes (WORK/model).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--examples", paramLabel = "N", description = "Training examples.")
    private Optional<Integer> examples = Optional.empty();

    @Option(names = "--epochs", paramLabel = "E", description = "Passes over the examples.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--labels", paramLabel = "J", description = "Of a pair method: labelled sequences (988).")
    private Optional<Integer> labels = Optional.empty();

    @Option(
            names = "--stride",
            paramLabel = "S",
            description = "Of a pair method: frames from one sequence to the next (16; the paper has 1).")
    private Optional<Integer> stride = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Of data, weights, order and dropout.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--threads", paramLabel = "T", description = "Threads (all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes the plan, such as loss.metric=0.5.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--distil",
            paramLabel = "MODEL",
            description = "A finished model that teaches beside the truth: its name, or the path of its .safetensors.")
    private Optional<String> distil = Optional.empty();

    @Option(
            names = "--teacher-share",
            paramLabel = "S",
            defaultValue = "0.7",
            description = "How far the teacher counts against the truth (${DEFAULT-VALUE}).")
    private double teacherShare;

    @Option(names = "--resume", description = "Continues from the last checkpoint; models for pairs always do.")
    private boolean resume;

    @Option(names = "--only-examples", description = "Simulates the examples and stops.")
    private boolean onlyExamples;

    @Option(
            names = "--calibration-scenes",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Scenes to fit the finished model's trust on (${DEFAULT-VALUE}); 0 leaves it unfitted.")
    private int calibrationScenes;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the calibration's numbers as Markdown.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        if (personal.wanted()) {
            return personal.run(data, work, out, epochs, seed, threads);
        }
        if (int8.isPresent()) {
            Path folder = SimulatedExamples.folder(out.orElse(Path.of(".bearing", "training", "int8")));
            StoredModel model = StoredModel.find(int8.get());
            String smaller = model.manifest().name() + "-int8";
            System.err.println("bearing: wrote "
                    + SmallerWeights.inEightBits(model, smaller).write(folder));
            return 0;
        }
        if (name.isEmpty()) {
            throw new ConfigurationException(
                    "Name a plan to train, or a model with --from or --int8; see './bearing train --help'.");
        }
        Optional<PairKind> pair = PairKind.of(name);
        if (pair.isPresent()) {
            return pair(pair.get());
        }
        Optional<PrintedKind> printed = PrintedKind.of(name);
        if (printed.isPresent()) {
            return printed(printed.get());
        }
        if (name.equals(PairFiles.BUNDLED)) {
            return spacedPair();
        }
        examples.ifPresent(n -> changes.put("examples", n.toString()));
        epochs.ifPresent(n -> changes.put("schedule.epochs", n.toString()));
        seed.ifPresent(n -> changes.put("seed", n.toString()));
        if (headSize.isPresent()) {
            changes.putIfAbsent("examples", Integer.toString(HEAD_SIZE_EXAMPLES));
        }
        TrainingPlan plan = TrainingPlan.read(name, changes);
        Path home = work.orElse(Path.of(".bearing", "training", name));
        DataFolder folder = DataFolder.open(DataFolder.locate(data));
        Optional<ModelCalibration> calibration = calibrationScenes == 0 || onlyExamples
                ? Optional.empty()
                : Optional.of(new ModelCalibration(folder, calibrationScenes, plan.seed(), threads, report));
        SimulatedExamples simulated =
                new SimulatedExamples(folder, shards.orElse(home.resolve("examples")), plan, threads);
        DataSetSpec train = simulated.build(Split.TRAIN, plan.examples(), Bars::bar);
        if (headSize.isPresent()) {
            return fitHeadSize(headSize.get(), folder, simulated.read(train, plan.examples()));
        }
        DataSetSpec held = simulated.build(Split.VALIDATION, plan.validationExamples(), Bars::bar);
        if (!onlyExamples) {
            Path weights = train(
                    plan,
                    home,
                    train,
                    simulated.read(train, plan.examples()),
                    simulated.read(held, plan.validationExamples()));
            calibration.ifPresent(last -> last.calibrate(weights));
        }
        return 0;
    }

    /** A method of Tang et al. 2022 as printed has no plan to change. */
    private int printed(PrintedKind kind) {
        if (!changes.isEmpty() || distil.isPresent()) {
            throw new ConfigurationException("train " + kind.label() + " takes --examples, --epochs and --seed, but"
                    + " neither --set nor --distil: it is trained as printed.");
        }
        Matrix.threads(threads);
        Path home = work.orElse(Path.of(".bearing", "training", kind.label()));
        long chosen = seed.orElse(1L);
        PrintedExamples source = new PrintedExamples(
                DataFolder.open(DataFolder.locate(data)), shards.orElse(home.resolve("examples")), chosen, threads);
        Path model = SimulatedExamples.folder(out.orElse(home.resolve("model")));
        TrainingPlan usual = TrainingPlan.read("binaural-embedding", Map.of());
        PrintedJob job = new PrintedJob(
                kind, examples.orElse(PrintedJob.EXAMPLES), epochs.orElse(PrintedJob.epochs(kind)), chosen);
        System.err.println(
                "bearing: wrote " + job.run(source, usual.licence(), usual.attributions(), model, Bars::bar));
        return 0;
    }

    /** A method of Bianco et al. 2021 as printed; it goes on from the checkpoint in its work folder. */
    private int pair(PairKind kind) {
        if (examples.isPresent() || distil.isPresent() || onlyExamples) {
            throw new ConfigurationException(
                    "train " + kind.label() + " takes --data, --work, --out, --labels, --stride,"
                            + " --epochs, --seed, --threads and --set only.");
        }
        Map<String, String> wanted = new LinkedHashMap<>(changes);
        labels.ifPresent(n -> wanted.put("labels", n.toString()));
        stride.ifPresent(n -> wanted.put("stride", n.toString()));
        epochs.ifPresent(n -> wanted.put("epochs", n.toString()));
        seed.ifPresent(n -> wanted.put("seed", n.toString()));
        PairPlan plan = PairPlan.bundled(kind).with(wanted);
        Path home = SimulatedExamples.folder(work.orElse(Path.of(".bearing", "training", kind.label())));
        Path model = SimulatedExamples.folder(out.orElse(home.resolve("model")));
        PrintedPairJob job = new PrintedPairJob(plan, DataFolder.open(DataFolder.locate(data)), home, threads);
        System.err.println("bearing: " + plan);
        System.err.println("bearing: wrote " + job.run(model, Bars::bar));
        return 0;
    }

    /** The model for pairs of microphones has no plan to change either; it goes on from the checkpoint in its work folder. */
    private int spacedPair() {
        if (!changes.isEmpty() || distil.isPresent()) {
            throw new ConfigurationException("train " + name + " takes neither --set nor --distil.");
        }
        Matrix.threads(threads);
        Path home = work.orElse(Path.of(".bearing", "training", name));
        PairJob job = new PairJob(
                DataFolder.open(DataFolder.locate(data)),
                shards.orElse(home.resolve("examples")),
                SimulatedExamples.folder(home),
                seed.orElse(1L),
                threads,
                Bars::bar);
        if (onlyExamples) {
            job.examples(examples.orElse(PairJob.EXAMPLES));
            return 0;
        }
        Path model = SimulatedExamples.folder(out.orElse(home.resolve("model")));
        PairModel trained = job.train(examples.orElse(PairJob.EXAMPLES), epochs.orElse(PairJob.EPOCHS));
        PairModel finished = calibrationScenes == 0 ? trained : job.calibrate(trained, calibrationScenes);
        if (calibrationScenes > 0 && report.isPresent()) {
            job.report(finished, calibrationScenes, report.get());
        }
        System.err.println("bearing: wrote " + PairFiles.write(finished, model));
        return 0;
    }

    private int fitHeadSize(String model, DataFolder folder, ExampleTable examples) {
        StoredModel stored = StoredModel.find(model);
        Path weights = out.isPresent() || !model.endsWith(".safetensors")
                ? SimulatedExamples.folder(out.orElse(Path.of(".")))
                        .resolve(stored.manifest().name() + ".safetensors")
                : Path.of(model);
        HeadSizeReadout readout = new HeadSizeFit(
                        stored.running(), examples, folder.heads(Split.TRAIN).size())
                .fit();
        readout.write(HeadSizeReadout.beside(weights));
        System.err.println("bearing: " + readout.constants() + "; wrote " + HeadSizeReadout.beside(weights));
        return 0;
    }

    private Path train(TrainingPlan plan, Path home, DataSetSpec spec, ExampleTable examples, ExampleTable held) {
        Matrix.threads(threads);
        Path model = out.orElse(home.resolve("model"));
        SimulatedExamples.folder(home);
        SimulatedExamples.folder(model);
        EmbeddingTrainer trainer = distil.map(teacher ->
                        Distillation.trainer(teacher, teacherShare, plan, spec.cues(), examples, held, home, threads))
                .orElseGet(() -> EmbeddingTrainer.of(plan, examples, held, home, threads));
        System.err.println("bearing: " + plan.json());
        int done = resume ? trainer.resume() : 0;
        long steps = (long) plan.schedule().epochs() * trainer.stepsPerEpoch();
        try (ProgressBar bar = Bars.bar("training", steps)) {
            bar.stepTo((long) done * trainer.stepsPerEpoch());
            trainer.listener(line -> System.err.println("\nbearing: " + line), bar::step);
            trainer.train(plan.schedule().epochs());
        }
        double radius = 0;
        for (int i = 0; i < examples.size(); i++) {
            radius += examples.label(i, ExampleLabel.HEAD_RADIUS_M) / examples.size();
        }
        Path weights = ModelExport.write(
                trainer, plan, plan.frames(), spec.cues(), spec.dataVersion(), radius, Dtype.F16, model);
        System.err.println("bearing: wrote " + weights);
        return weights;
    }
}
