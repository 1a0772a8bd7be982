package org.bearing.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
            "'./bearing COMMAND --help' explains a command, with examples; docs/manual/README.md explains the rest."
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
        return line("");
    }

    /**
     * The parser for what was typed: if that begins with a command's name, no other is looked at, which starts faster.
     *
     * @param first the first word
     * @return the parser
     */
    CommandLine line(String first) {
        Map<String, Supplier<Runnable>> commands = commands();
        CommandLine line = new CommandLine(this);
        if (commands.containsKey(first)) {
            commands.keySet().retainAll(Set.of(first));
        }
        commands.values().forEach(command -> line.addSubcommand(command.get()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setOut(new PrintWriter(console.data(), true, StandardCharsets.UTF_8));
        return line;
    }

    private Map<String, Supplier<Runnable>> commands() {
        Map<String, Supplier<Runnable>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(console));
        commands.put("localize", () -> new LocalizeCommand(console));
        commands.put("send", () -> new SendCommand(console, System.getenv()));
        commands.put("targets", () -> new TargetsCommand(console, System.getenv()));
        commands.put("models", () -> new ModelsCommand(console));
        commands.put("presets", () -> new PresetsCommand(console, System.getenv()));
        commands.put("render", () -> new RenderCommand(console));
        commands.put("evaluate", () -> new EvaluateCommand(console));
        commands.put("train", TrainingProgram.Train::new);
        commands.put("adapt", TrainingProgram.Adapt::new);
        commands.put("experiment", TrainingProgram.Experiment::new);
        commands.put("install", () -> new InstallCommand(console, System.getenv()));
        commands.put("host", () -> new HostCommand(console));
        commands.put("doctor", () -> new DoctorCommand(console));
        commands.put("benchmark", () -> new BenchmarkCommand(console));
        commands.put("engine", () -> new EngineCommand(System.getenv()));
        return commands;
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        console.print(line().getUsageMessage());
    }

    /** {@return this build's version} */
    static String version() {
        String version = BearingCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    /** Reads the version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"bearing " + version()};
        }
    }
}
