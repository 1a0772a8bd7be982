package org.bearing.simulation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the measured heads are, for tests that want them; those are skipped where the data folder is absent. */
public final class TestHeads {
    private TestHeads() {}

    /** The SOFA file of a head in the data folder: BEARING_DATA, else ../shared/data beside the repository. */
    public static Path sofa(String name) {
        String folder = System.getenv("BEARING_DATA");
        Path data = folder == null ? Path.of("../../../shared/data") : Path.of(folder);
        Path file = data.resolve("hrtf").resolve(name + ".sofa");
        assumeTrue(Files.isReadable(file), "needs the data folder: " + file);
        return file;
    }
}
