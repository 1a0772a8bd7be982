package org.bearing.app;

import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands in the help for training, which the launcher starts in a program of its own. */
@Command(
        name = "train",
        description = "Trains a bundled model again (downloads ND4J on its first use).",
        footer = {"", "Example:", "  ./bearing train binaural-embedding --data DIR"})
final class TrainCommand implements Runnable {
    @Unmatched
    private String @Nullable [] ignored;

    @Override
    public void run() {
        throw new ConfigurationException(
                "Training is a program of its own, with ND4J: start it as './bearing train', from a folder with the sources.");
    }
}
