package org.bearing.training.bianco.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.simulation.data.DataFolder;
import org.bearing.training.bianco.recipe.BiancoData;
import org.bearing.training.bianco.recipe.PairAudioStore;

/** The experiments of the paper by name. */
public final class BiancoExperiments {
    /** What can be run. */
    public static final List<String> NAMES = List.of("bianco-table2", "bianco-table3", "bianco-figures");

    private BiancoExperiments() {}

    /**
     * How an experiment is run.
     *
     * @param name one of {@link #NAMES}
     * @param work keeps recordings and trained networks; made if needed
     * @param picture path of the pictures without {@code .png}
     * @param fullSize whether the paper's amount is trained
     * @param epochs passes of vae-ssl, at least 1; empty for the usual number
     * @param training whether what is missing is trained; else it is left out
     * @param threads of one training
     * @param dtu folder with DTU's responses in place of the simulated ones
     * @param mir folder with MIR's responses in place of the simulated ones
     */
    public record Order(
            String name,
            Path work,
            Path picture,
            boolean fullSize,
            OptionalInt epochs,
            boolean training,
            int threads,
            Optional<Path> dtu,
            Optional<Path> mir) {}

    /**
     * Runs an experiment, or what is left of it.
     *
     * @param data speech
     * @param order which and how
     * @param bars makes a progress bar from a title and a total
     * @return the report in Markdown, line by line
     * @throws org.bearing.geometry.BearingException if the data folder lacks something or files cannot be written
     */
    public static List<String> run(DataFolder data, Order order, BiFunction<String, Long, ProgressBar> bars) {
        PairAudioStore store = new PairAudioStore(order.work().resolve("recordings"), bars);
        Size usual = order.fullSize() ? Size.PAPER : Size.REDUCED;
        Size size = order.epochs().isPresent() ? usual.withEpochs(order.epochs().getAsInt()) : usual;
        String command = "./bearing experiment " + order.name() + " --data DIR"
                + (order.epochs().isPresent() ? " --epochs " + size.epochs() : "")
                + (order.fullSize() ? " --full-size" : "");
        Setting setting = new Setting(
                new BiancoData(data, store, order.dtu(), order.mir()),
                new Bench(order.work().resolve("trials"), order.threads(), bars),
                size,
                order.training(),
                order.picture(),
                command);
        return switch (order.name()) {
            case "bianco-table2" -> new TableTwo(setting).run();
            case "bianco-table3" -> new TableThree(setting).run();
            case "bianco-figures" -> new Figures(setting).run();
            default -> throw new IllegalArgumentException("there is no experiment " + order.name());
        };
    }
}
