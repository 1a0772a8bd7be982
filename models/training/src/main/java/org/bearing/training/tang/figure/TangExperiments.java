package org.bearing.training.tang.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.tang.AngleMethod;
import org.bearing.training.tang.MethodSpec;
import org.bearing.training.tang.PrintedTraining;
import org.bearing.training.tang.recipe.RecordingStore;
import org.bearing.training.tang.recipe.TangData;

/** The experiments of the paper by name. */
public final class TangExperiments {
    /** What can be run. */
    public static final List<String> NAMES = List.of(
            "tang-fig2",
            "tang-fig3",
            "tang-fig4",
            "tang-fig5",
            "tang-fig6",
            "tang-fig7",
            "tang-fig8",
            "tang-pruning",
            "tang-steps");

    private TangExperiments() {}

    /**
     * How an experiment is run.
     *
     * @param name one of {@link #NAMES}
     * @param work keeps recordings, trained methods and answers; made if needed
     * @param picture path of the pictures without {@code .png}
     * @param seeds how often everything is trained, at least 1
     * @param steps upper limit of each network's training in batches, at least 1
     * @param threads trainings or simulations at once
     * @param camil the original CAMIL in place of the rebuilt one
     * @param vast the original VAST in place of the rebuilt one
     */
    public record Order(
            String name,
            Path work,
            Path picture,
            int seeds,
            int steps,
            int threads,
            Optional<Path> camil,
            Optional<Path> vast) {}

    /**
     * Runs an experiment, or what is left of it.
     *
     * @param data heads and talkers
     * @param order which and how
     * @param bars makes a progress bar from a title and a total
     * @return the report in Markdown, line by line
     * @throws org.bearing.geometry.BearingException if the data folder lacks something or files cannot be written
     */
    public static List<String> run(DataFolder data, Order order, BiFunction<String, Long, ProgressBar> bars) {
        RecordingStore store = new RecordingStore(order.work().resolve("recordings"), order.threads(), bars);
        Bench bench = new Bench(order.work().resolve("trials"), order.threads(), new Printing(), bars);
        String command = "./bearing experiment " + order.name() + " --data DIR --seeds " + order.seeds() + " --steps "
                + order.steps();
        Setting setting = new Setting(
                new TangData(data, store, order.camil(), order.vast()),
                bench,
                order.seeds(),
                order.steps(),
                order.picture(),
                command);
        return run(order.name(), setting);
    }

    static List<String> run(String name, Setting setting) {
        return switch (name) {
            case "tang-fig2" -> new Dropout(setting).run();
            case "tang-fig3" ->
                new Comparison(
                                setting,
                                "Figure 3: comparison with the baselines",
                                List.of(Contender.LEM, Contender.FF, Contender.SCE_5, Contender.SCE_15),
                                true)
                        .run();
            case "tang-fig4" -> new Sizes(setting).run();
            case "tang-fig5" -> new Embeddings(setting).run();
            case "tang-fig6" ->
                new Comparison(
                                setting,
                                "Figure 6: both angles from one embedding",
                                List.of(
                                        Contender.LEM,
                                        Contender.WSCE_5,
                                        Contender.WSCE_15,
                                        Contender.WSCE_30,
                                        Contender.SCE_5),
                                false)
                        .run();
            case "tang-fig7" -> new UnseenHeads(setting).errors();
            case "tang-fig8" -> new UnseenHeads(setting).nearest();
            case "tang-pruning" -> new Pruning(setting).run();
            case "tang-steps" -> new Lengths(setting).run();
            default -> throw new IllegalArgumentException("there is no experiment " + name);
        };
    }

    /** Trains as printed. */
    private static final class Printing implements Bench.Trainer {
        @Override
        public AngleMethod train(Trial trial, LongConsumer progress) {
            return trial.scale() == Trial.Scale.CHOSEN
                    ? PrintedTraining.train(
                            trial.training().table(), trial.validation().table(), trial.spec(), progress)
                    : PrintedTraining.eigenmaps(
                            trial.training().table(), trial.spec(), trial.scale() == Trial.Scale.STANDARDIZED);
        }

        @Override
        public long epochs(MethodSpec spec) {
            return PrintedTraining.epochs(spec);
        }
    }
}
