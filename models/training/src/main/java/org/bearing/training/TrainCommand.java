package org.bearing.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.training.data.DataSetSpec;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.data.SimulatedExamples;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.ModelExport;
import org.bearing.training.embedding.TrainingPlan;
import org.bytedeco.openblas.global.openblas_nolapack;
import picocli.CommandLine.Command;
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
                    + " simulated; finished ones are kept. Then it trains; --resume continues after an interruption."
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The plan: binaural-embedding.")
    private String name = "";

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

    @Option(names = "--seed", paramLabel = "S", description = "Of data, weights, order and dropout.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--threads", paramLabel = "T", description = "Threads (all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes the plan, such as loss.metric=0.5.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--resume", description = "Continues from the last checkpoint.")
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
        examples.ifPresent(n -> changes.put("examples", n.toString()));
        epochs.ifPresent(n -> changes.put("schedule.epochs", n.toString()));
        seed.ifPresent(n -> changes.put("seed", n.toString()));
        TrainingPlan plan = TrainingPlan.read(name, changes);
        Path home = work.orElse(Path.of(".bearing", "training", name));
        DataFolder folder = DataFolder.open(DataFolder.locate(data));
        Optional<ModelCalibration> calibration = calibrationScenes == 0 || onlyExamples
                ? Optional.empty()
                : Optional.of(new ModelCalibration(folder, calibrationScenes, plan.seed(), threads, report));
        SimulatedExamples simulated =
                new SimulatedExamples(folder, shards.orElse(home.resolve("examples")), plan, threads);
        DataSetSpec train = simulated.build(Split.TRAIN, plan.examples(), Bars::bar);
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

    private Path train(TrainingPlan plan, Path home, DataSetSpec spec, ExampleTable examples, ExampleTable held) {
        openblas_nolapack.blas_set_num_threads(threads);
        Path model = out.orElse(home.resolve("model"));
        SimulatedExamples.folder(home);
        SimulatedExamples.folder(model);
        EmbeddingTrainer trainer = new EmbeddingTrainer(plan, spec.cues(), examples, held, home, threads);
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
                trainer, plan, FrameSpec.TANG, spec.cues(), spec.dataVersion(), radius, Dtype.F16, model);
        System.err.println("bearing: wrote " + weights);
        return weights;
    }
}
