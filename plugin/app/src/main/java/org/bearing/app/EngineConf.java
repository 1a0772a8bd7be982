package org.bearing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells the plug-ins how to start the engine: lines of KEY=VALUE, as {@code ring.h} describes them.
 *
 * @param java absolute path of the program
 * @param jar absolute path
 * @param archive absolute path of the class-data archive; may be missing
 * @param version the engine's
 */
record EngineConf(Path java, Path jar, Path archive, String version) {
    static final String FILE = "engine.conf";

    /** {@return where it is: {@code $BEARING_ENGINE_CONF}, else in the data folder} */
    static Path file(Map<String, String> environment, Path data) {
        String own = environment.getOrDefault("BEARING_ENGINE_CONF", "");
        return own.isEmpty() ? data.resolve(FILE) : Path.of(own);
    }

    /** Writes it, whole or not at all. */
    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                fresh, "java=" + java + "\njar=" + jar + "\narchive=" + archive + "\nversion=" + version + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** {@return what a file says; empty if there is none, or it lacks something} */
    static Optional<EngineConf> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> values = Files.readAllLines(file).stream()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (first, second) -> first));
        if (!values.containsKey("java") || !values.containsKey("jar")) {
            return Optional.empty();
        }
        return Optional.of(new EngineConf(
                Path.of(values.getOrDefault("java", "")),
                Path.of(values.getOrDefault("jar", "")),
                Path.of(values.getOrDefault("archive", "")),
                values.getOrDefault("version", "")));
    }
}
