package org.bearing.training;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.training.experiment.ExperimentCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the program starts for what needs ND4J. */
@Command(
        name = "bearing",
        mixinStandardHelpOptions = true,
        description = "Trains Bearing's models.",
        subcommands = {
            TrainCommand.class,
            AdaptCommand.class,
            CalibrateCommand.class,
            ExperimentCommand.class,
            CommandLine.HelpCommand.class
        })
public final class TrainingMain {
    private static final int WORLD = 1;
    private static final int TYPED = 2;

    private TrainingMain() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args what was typed after {@code ./bearing}
     */
    public static void main(String[] args) {
        PrintStream messages = System.err;
        // ND4J greets on standard output, which is for data.
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(run(messages, args));
    }

    /**
     * Runs one command.
     *
     * @param messages where sentences for the user go
     * @param args what was typed after {@code ./bearing}
     * @return 0 done, 1 the world's mistake, 2 a mistake in what was typed or configured
     */
    static int run(PrintStream messages, String... args) {
        CommandLine line = new CommandLine(new TrainingMain());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((mistake, typed) -> {
            messages.println("bearing: " + mistake.getMessage() + " ('./bearing "
                    + mistake.getCommandLine().getCommandName() + " --help' lists what it takes)");
            return TYPED;
        });
        line.setExecutionExceptionHandler((mistake, command, parsed) -> {
            if (mistake instanceof BearingException) {
                messages.println("bearing: " + mistake.getMessage());
                return mistake instanceof ConfigurationException ? TYPED : WORLD;
            }
            mistake.printStackTrace(messages);
            return WORLD;
        });
        return line.execute(args);
    }
}
