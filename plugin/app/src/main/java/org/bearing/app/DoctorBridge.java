package org.bearing.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bearing.daw.ControlFile;
import org.bearing.daw.RuntimeFolder;
import org.bearing.geometry.BearingException;

/** What is wrong when a DAW shows nothing, one clear line each. */
final class DoctorBridge {
    private static final long STALE_NS = 1_000_000_000L;
    /** What a ring takes, and some more for the rest. */
    private static final long LEAST_BYTES = 2L << 20;

    private static final int LOG_TAIL_BYTES = 4096;

    private final Map<String, String> environment;
    private final Path data;
    private final Path home;
    private final Path runtime;

    /**
     * Looks at nothing yet.
     *
     * @param environment the environment's variables
     */
    DoctorBridge(Map<String, String> environment) {
        this.environment = environment;
        data = RuntimeFolder.data(environment);
        home = RuntimeFolder.home(environment);
        runtime = RuntimeFolder.of(environment);
    }

    /**
     * A line.
     *
     * @param what its subject
     * @param detail what was found and, if something is wrong, what to do
     */
    record Line(String what, String detail) {}

    /** {@return what was found} */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(line("DAW plug-ins", this::plugins));
        lines.add(line("DAW engine", this::installed));
        lines.add(line("engine now", this::running));
        lines.add(line("shared memory", this::sharedMemory));
        sandboxes().ifPresent(text -> lines.add(new Line("sandboxed hosts", text)));
        return lines;
    }

    private interface Look {
        String look() throws IOException;
    }

    private static Line line(String what, Look look) {
        try {
            return new Line(what, look.look());
        } catch (BearingException e) {
            return new Line(what, e.getMessage());
        } catch (IOException e) {
            return new Line(what, "cannot be looked at (" + e + "); check who may read that file");
        }
    }

    private String plugins() {
        List<String> there = Stream.of(PluginFormat.values())
                .filter(format -> Files.exists(format.installed(home)))
                .map(PluginFormat::name)
                .toList();
        return there.isEmpty()
                ? "not installed; './bearing install' does it"
                : String.join(", ", there) + " installed; if a host does not list them, let it rescan";
    }

    private String installed() throws IOException {
        Path file = EngineConf.file(environment, data);
        Optional<EngineConf> found = EngineConf.read(file);
        if (found.isEmpty()) {
            return "not installed: there is no " + file + "; './bearing install' makes it";
        }
        EngineConf conf = found.get();
        if (!Files.isExecutable(conf.java())) {
            return conf.java() + " of " + file
                    + " is not there any more; './bearing install' takes the Java of today, until then the plug-ins look for"
                    + " one themselves";
        }
        if (!Files.isRegularFile(conf.jar())) {
            return conf.jar() + " is missing; './bearing install' puts it there again";
        }
        String own = BearingCommand.version();
        String differs = conf.version().equals(own)
                ? ""
                : "; this program is " + own + ": './bearing install' brings the plug-ins to the same";
        return conf.version() + ", run by " + conf.java() + differs;
    }

    private String running() throws IOException {
        Optional<ControlFile.Content> found = ControlFile.read(runtime);
        if (found.isEmpty()) {
            return "not running, which is right while no host has the plug-in open" + lastWords();
        }
        ControlFile.Content engine = found.get();
        if (engine.ageNs() > STALE_NS || engine.ageNs() < 0) {
            return "process " + engine.process() + " has stopped answering; a host starts another one" + lastWords();
        }
        String complaint = engine.complaint().isEmpty() ? "" : "; its last complaint: " + engine.complaint();
        Optional<EngineConf> conf = EngineConf.read(EngineConf.file(environment, data));
        String differs = conf.isPresent() && !conf.get().version().equals(engine.version())
                ? "; installed is " + conf.get().version() + ": close all hosts for half a minute"
                : "";
        return engine.version() + " runs as process " + engine.process() + " and serves " + engine.instances()
                + " plug-ins" + differs + complaint;
    }

    private String lastWords() throws IOException {
        Path log = runtime.resolve("engine.log");
        if (!Files.isRegularFile(log)) {
            return "";
        }
        byte[] bytes = Files.readAllBytes(log);
        String tail = new String(
                bytes,
                Math.max(0, bytes.length - LOG_TAIL_BYTES),
                Math.min(bytes.length, LOG_TAIL_BYTES),
                StandardCharsets.UTF_8);
        return tail.lines()
                .filter(text -> !text.isBlank())
                .reduce((a, b) -> b)
                .map(text -> "; its last words: " + text)
                .orElse("");
    }

    private String sharedMemory() throws IOException {
        if (!Files.exists(runtime, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = runtime.toAbsolutePath().getParent();
            return parent != null && Files.isWritable(parent)
                    ? runtime + " will be made by the first host" + room(parent)
                    : runtime
                            + " is not there and cannot be made: no host can use the plug-in; set XDG_RUNTIME_DIR to a"
                            + " folder that you can write to";
        }
        RuntimeFolder.check(runtime);
        return runtime + room(runtime);
    }

    private static String room(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return free >= LEAST_BYTES
                ? ", with room for " + free / LEAST_BYTES + " plug-ins"
                : " is full: free " + LEAST_BYTES / 1024 + " kB per plug-in there, or the plug-ins stay silent";
    }

    /** Sandboxed programs see another home and another runtime folder. */
    private Optional<String> sandboxes() {
        boolean flatpak =
                Files.isDirectory(home.resolve(".var/app")) || Files.isDirectory(Path.of("/var/lib/flatpak/app"));
        boolean snap = Files.isDirectory(home.resolve("snap")) || Files.isDirectory(Path.of("/snap/bin"));
        if (!flatpak && !snap) {
            return Optional.empty();
        }
        return Optional.of((flatpak ? snap ? "Flatpak and Snap are" : "Flatpak is" : "Snap is")
                + " used here: a host from there has no access to the engine; use the host's own package, or start"
                + " './bearing engine' with a BEARING_RUNTIME_DIR that both can reach");
    }
}
