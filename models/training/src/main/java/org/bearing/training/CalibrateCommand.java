package org.bearing.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bearing.geometry.ConfigurationException;
import org.bearing.simulation.data.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code calibrate}: fits how far a finished model can be trusted. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fits how far a model can be trusted, on validation scenes, and rewrites its manifest; the weights stay.",
            "This is also the last step of train."
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final String MANIFEST = ".json";
    private static final String WEIGHTS = ".safetensors";

    @Parameters(
            paramLabel = "MODEL",
            description = "MODEL.json, or the name of a model in .bearing/training, where train leaves it.")
    private String model = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Heads and sounds; else the environment BEARING_DATA.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--scenes",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Scenes to fit on (${DEFAULT-VALUE}); a third more for the check.")
    private int scenes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the scenes (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "T", description = "Threads (all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the numbers as Markdown.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.open(DataFolder.locate(data));
        new ModelCalibration(folder, scenes, seed, threads, report).calibrate(weights());
        return 0;
    }

    private Path weights() {
        if (model.endsWith(WEIGHTS)) {
            return Path.of(model);
        }
        if (model.endsWith(MANIFEST)) {
            return Path.of(model.substring(0, model.length() - MANIFEST.length()) + WEIGHTS);
        }
        Path trained = Path.of(".bearing", "training", model, "model", model + WEIGHTS);
        if (!Files.exists(trained)) {
            throw new ConfigurationException("There is no trained model \"" + model + "\" (" + trained
                    + " does not exist); give the path of a model's .json.");
        }
        return trained;
    }
}
