package org.bearing.training.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.Bars;
import org.bytedeco.openblas.global.openblas_nolapack;
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
            "free-field: what is left of the errors without rooms and noise.",
            "What is finished is kept; the same call continues."
        })
public final class ExperimentCommand implements Callable<Integer> {
    /** Shards of a quarter of it are whole. */
    private static final int LEAST_EXAMPLES = 32_768;

    private static final int DIRECTIONS = 200;

    @Parameters(paramLabel = "NAME", description = "ablation or free-field.")
    private String name = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Heads and sounds; else the environment BEARING_DATA.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--work", paramLabel = "DIR", description = "Examples and checkpoints (.bearing/experiment/NAME).")
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
            defaultValue = "8",
            description = "Passes over them (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of everything (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "T", description = "Threads (all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "FILE.md", description = "Where the table goes (standard error).")
    private Optional<Path> out = Optional.empty();

    /** Makes the command. */
    public ExperimentCommand() {}

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.open(DataFolder.locate(data));
        List<String> lines = switch (name) {
            case "ablation" -> ablation(folder);
            case "free-field" -> new FreeField(folder, DIRECTIONS, seed).run();
            default ->
                throw new ConfigurationException(
                        "There is no experiment \"" + name + "\"; there are: ablation, free-field.");
        };
        String text = String.join("\n", lines) + "\n";
        if (out.isPresent()) {
            WholeFile.write(out.get(), text.getBytes(StandardCharsets.UTF_8));
            System.err.println("bearing: wrote " + out.get());
        } else {
            System.err.print(text);
        }
        return 0;
    }

    private List<String> ablation(DataFolder folder) {
        if (examples < LEAST_EXAMPLES || examples % LEAST_EXAMPLES != 0 || epochs < 1) {
            throw new ConfigurationException("--examples must be a multiple of " + LEAST_EXAMPLES
                    + " and --epochs at least 1, found " + examples + " and " + epochs + ".");
        }
        openblas_nolapack.blas_set_num_threads(threads);
        Path home = work.orElse(Path.of(".bearing", "experiment", name));
        return new Ablation(folder, home, examples, epochs, seed, threads, Bars::bar).run();
    }
}
