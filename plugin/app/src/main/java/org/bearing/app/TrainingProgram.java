package org.bearing.app;

import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Commands that stand in the help only: the launcher starts them in a program of its own. */
abstract class TrainingProgram implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Unmatched
    private String @Nullable [] ignored;

    @Override
    public void run() {
        String name = spec == null ? "train" : spec.name();
        throw new ConfigurationException("What trains is a program of its own, with ND4J: start it as './bearing "
                + name + "', from a folder with the sources.");
    }

    /** Stands for training. */
    @Command(
            name = "train",
            description = "Trains a bundled model again (downloads ND4J on its first use).",
            footer = {"", "Example:", "  ./bearing train binaural-embedding --data DIR"})
    static final class Train extends TrainingProgram {}

    /** Stands for adapting to a room. */
    @Command(
            name = "adapt",
            description = "Makes a model know one room, from a table of labelled stretches recorded there.",
            footer = {"", "Example:", "  ./bearing adapt --labels labels.csv --out my-room"})
    static final class Adapt extends TrainingProgram {}

    /** Stands for the experiments. */
    @Command(
            name = "experiment",
            description = "Runs a comparison, or the figures of a paper again, and writes the page about it.",
            footer = {"", "Example:", "  ./bearing experiment tang-fig3 --data DIR"})
    static final class Experiment extends TrainingProgram {}
}
