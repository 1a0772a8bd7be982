package org.bearing.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bearing.daw.ControlFile;
import org.bearing.daw.RuntimeFolder;
import org.bearing.geometry.BearingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the plug-ins where hosts look for them. */
@Command(
        name = "install",
        description = "Installs the plug-ins for DAWs (LV2, CLAP, VST3) and the engine behind them, for this user.",
        footer = {
            "",
            "Examples:",
            "  ./bearing install",
            "  ./bearing install --format clap",
            "  ./bearing install --uninstall",
            "",
            "Afterwards rescan the plug-ins in the host and insert \"Bearing\" on a stereo track. The clone is not needed"
                    + " any more. './bearing doctor' says what is wrong when a host shows nothing."
        })
final class InstallCommand implements Runnable {
    private final Console console;
    private final Map<String, String> environment;
    private final Path jar;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Only this one: ${COMPLETION-CANDIDATES}.")
    private Optional<PluginFormat> format = Optional.empty();

    @Option(names = "--uninstall", description = "Removes what was installed, and nothing else.")
    private boolean uninstall;

    InstallCommand(Console console, Map<String, String> environment) {
        this(console, environment, ownJar());
    }

    /**
     * With another program, for tests.
     *
     * @param console for messages
     * @param environment the environment's variables
     * @param jar what to install, in a clone's {@code plugin/app/target}
     */
    InstallCommand(Console console, Map<String, String> environment, Path jar) {
        this.console = console;
        this.environment = environment;
        this.jar = jar;
    }

    private static Path ownJar() {
        try {
            return Path.of(InstallCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new BearingException("Bearing lies in a folder whose name is no path (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void run() {
        Path data = RuntimeFolder.data(environment);
        Path home = RuntimeFolder.home(environment);
        Set<PluginFormat> formats = format.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(PluginFormat.class));
        Installation installation = new Installation(data, home);
        try {
            if (uninstall) {
                uninstall(installation, formats);
            } else {
                install(installation, formats);
            }
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot install into " + home + " and " + data + " (" + e
                            + "); check that both can be written to and have room.",
                    e);
        }
    }

    private void install(Installation installation, Set<PluginFormat> formats) throws IOException {
        Path nativeTarget = build();
        if (!Files.isRegularFile(jar)) {
            throw new BearingException("Install from the built program: expected a jar, found " + jar
                    + "; run ./bearing install in the clone.");
        }
        for (PluginFormat each : built(formats, nativeTarget)) {
            console.print(String.format("%-5s %s", each, installation.plugin(each, nativeTarget)));
        }
        EngineConf conf = installation.engine(jar, version());
        console.print("engine " + conf.jar() + ", run by " + conf.java());
        if (!Files.isRegularFile(conf.archive())) {
            console.say(
                    "the class archive " + conf.archive() + " could not be made: the engine will start more slowly.");
        }
        endRunningEngine();
        console.print("Next: rescan the plug-ins in the host and insert \"Bearing\" on a stereo track.");
    }

    /** Without a wish of the user, what could be built has to do; what could not is said. */
    private Set<PluginFormat> built(Set<PluginFormat> formats, Path nativeTarget) {
        Set<PluginFormat> missing = EnumSet.copyOf(formats);
        missing.removeIf(each -> Files.exists(each.built(nativeTarget)));
        if (missing.size() == formats.size()) {
            return formats;
        }
        missing.forEach(each -> console.say(each + " is left out: it has not been built"
                + (each == PluginFormat.LV2 ? ", which needs its headers (Debian: lv2-dev)." : ".")));
        Set<PluginFormat> built = EnumSet.copyOf(formats);
        built.removeAll(missing);
        return built;
    }

    /** The folder's name: a jar without a version is one that was not built by Maven. */
    private static String version() {
        String version = BearingCommand.version();
        return version.startsWith("(") ? "unversioned" : version;
    }

    /** Brings the plug-ins of the clone up to date; without a compiler what is there has to do. */
    private Path build() throws IOException {
        Path clone = jar.toAbsolutePath().resolve("../../../..").normalize();
        Path script = clone.resolve("host-bridge/native/build.sh");
        if (Files.isRegularFile(script)) {
            Process build = new ProcessBuilder("sh", script.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                if (build.waitFor() != 0) {
                    throw new BearingException("The plug-ins could not be built; what the compiler said stands above.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return clone.resolve("host-bridge/native/target");
    }

    /** Hosts that are open start the new one by themselves. */
    private void endRunningEngine() throws IOException {
        ControlFile.read(RuntimeFolder.of(environment))
                .flatMap(engine -> ProcessHandle.of(engine.process()))
                .filter(process -> process.info().commandLine().orElse("").contains("bearing.jar engine"))
                .ifPresent(ProcessHandle::destroy);
    }

    private void uninstall(Installation installation, Set<PluginFormat> formats) throws IOException {
        List<Path> removed = installation.remove(formats);
        removed.forEach(path -> console.print("removed " + path));
        if (removed.isEmpty()) {
            console.print("Nothing was installed.");
        } else {
            endRunningEngine();
        }
    }
}
