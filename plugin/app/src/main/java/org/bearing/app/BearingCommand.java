package org.bearing.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
        name = "bearing",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = BearingCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Where the sound in a stereo recording comes from, over time.",
        footer = {
            "",
            "Begin with:",
            "  ./bearing demo                          a bundled scene, with a plot and its errors",
            "  ./bearing localize my.wav               one JSON object per direction, to standard output",
            "  ./bearing localize my.wav --out my.csv --plot my.png",
            "",
            "Azimuth: 0 is the front, positive is LEFT (counter-clockwise), +-180 the back. Elevation: positive is up.",
            "Exit codes: 0 done; 1 the world's mistake (a broken file, a full disk); 2 a mistake in what was typed.",
            "'./bearing COMMAND --help' explains a command, with examples; docs/manual.md explains the rest."
        })
final class BearingCommand implements Runnable {
    private static final int HELP_WIDTH = 110;

    private final Console console;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the whole stack trace of an error.")
    private boolean debug;

    BearingCommand(Console console) {
        this.console = console;
    }

    /** {@return whether errors are wanted with their stack traces} */
    boolean debug() {
        return debug;
    }

    /** {@return the parser with all commands} */
    CommandLine line() {
        CommandLine line = new CommandLine(this);
        line.addSubcommand(new DemoCommand(console));
        line.addSubcommand(new LocalizeCommand(console));
        line.addSubcommand(new ModelsCommand(console));
        line.addSubcommand(new PresetsCommand(console));
        line.addSubcommand(new RenderCommand(console));
        line.addSubcommand(new EvaluateCommand(console));
        line.addSubcommand(new TrainCommand());
        line.addSubcommand(new DoctorCommand(console));
        line.addSubcommand(new BenchmarkCommand(console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setOut(new PrintWriter(console.data(), true, StandardCharsets.UTF_8));
        return line;
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        console.print(line().getUsageMessage());
    }

    /** Reads the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = BearingCommand.class.getPackage().getImplementationVersion();
            return new String[] {"bearing " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
