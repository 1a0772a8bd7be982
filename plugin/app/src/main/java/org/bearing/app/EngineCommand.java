package org.bearing.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bearing.automation.JsonLinesSink;
import org.bearing.daw.EngineProcess;
import org.bearing.daw.RuntimeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the plug-ins start: the engine behind them. */
@Command(
        name = "engine",
        hidden = true,
        description = "The engine behind the plug-ins in a DAW, which start it by themselves.",
        footer = {
            "",
            "Example, to watch what it says:",
            "  ./bearing engine --idle-exit-s 600",
            "",
            "It serves every plug-in of this user and ends when none has been there for a while. There is never more"
                    + " than one."
        })
final class EngineCommand implements Runnable {
    private static final double IDLE_EXIT_SECONDS = 30;

    private final Map<String, String> environment;

    @Option(names = "--runtime", paramLabel = "FOLDER", description = "Where the plug-ins' shared memory is.")
    private Optional<Path> runtime = Optional.empty();

    @Option(
            names = "--idle-exit-s",
            paramLabel = "SECONDS",
            defaultValue = "" + IDLE_EXIT_SECONDS,
            description = "Ends after so long without a plug-in, in seconds; ${DEFAULT-VALUE} by default.")
    private double idleExitSeconds;

    @Option(names = "--rehearse", hidden = true, description = "Plays a plug-in to itself; for the class archive.")
    private boolean rehearse;

    EngineCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The command as the plug-ins type it. Without the parser, which takes a third of a second to load: a host waits.
     *
     * @param environment the environment's variables
     * @param args what was typed
     * @return the command; empty if this is another one, or was typed in another way
     */
    static Optional<EngineCommand> typedByPlugin(Map<String, String> environment, String... args) {
        EngineCommand command = new EngineCommand(environment);
        if (args.length != 3 || !args[0].equals("engine") || !args[1].equals("--runtime")) {
            return Optional.empty();
        }
        command.runtime = Optional.of(Path.of(args[2]));
        command.idleExitSeconds = IDLE_EXIT_SECONDS;
        return Optional.of(command);
    }

    @Override
    public void run() {
        EngineProcess.run(new EngineProcess.Spec(
                runtime.orElseGet(() -> RuntimeFolder.of(environment)),
                RuntimeFolder.data(environment),
                BearingCommand.version(),
                idleExitSeconds,
                rehearse,
                file -> JsonLinesSink.to(file)::accept,
                new PluginTargets(environment)));
    }
}
