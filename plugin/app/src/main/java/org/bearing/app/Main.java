package org.bearing.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program starts. */
public final class Main {
    private static final int OK = 0;
    private static final int WORLD = 1;
    private static final int TYPED = 2;

    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args what was typed after {@code ./bearing}
     */
    public static void main(String[] args) {
        Console console = new Console(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("bearing.terminal"));
        int code = run(console, args);
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @param console where data and messages go
     * @param args what was typed after {@code ./bearing}
     * @return 0 done, 1 the world's mistake, 2 a mistake in what was typed or configured
     */
    public static int run(Console console, String... args) {
        BearingCommand root = new BearingCommand(console);
        try {
            Optional<EngineCommand> engine = EngineCommand.typedByPlugin(System.getenv(), args);
            if (engine.isPresent()) {
                engine.get().run();
                return OK;
            }
            CommandLine line = root.line(args.length == 0 ? "" : args[0]);
            CommandLine.ParseResult parsed = line.parseArgs(args);
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help == null) {
                new CommandLine.RunLast().execute(parsed);
            }
            line.getOut().flush();
            console.flush();
            return OK;
        } catch (RuntimeException | Error e) {
            return code(console, root.debug(), e);
        }
    }

    private static int code(Console console, boolean debug, Throwable thrown) {
        Throwable cause = thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        if (debug) {
            cause.printStackTrace(console.messages());
        }
        if (cause instanceof Console.ReaderLeft || Interrupts.stopping()) {
            return OK;
        }
        if (cause instanceof ParameterException typed) {
            console.say(sentence(typed));
            return TYPED;
        }
        if (cause instanceof BearingException known) {
            console.say(known.getMessage());
            return known instanceof ConfigurationException ? TYPED : WORLD;
        }
        console.say("this is a mistake in Bearing itself (" + cause + "); please report it with what the same command"
                + " prints with --debug.");
        return WORLD;
    }

    private static String sentence(ParameterException typed) {
        String said = typed.getMessage();
        if (typed instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            List<String> near = unmatched.getSuggestions();
            said = "'" + unmatched.getUnmatched().get(0) + "' is not known here"
                    + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?");
        }
        String name = typed.getCommandLine().getCommandSpec().qualifiedName(" ").replaceFirst("^bearing", "./bearing");
        return said + " ('" + name + " --help' lists what it takes)";
    }
}
