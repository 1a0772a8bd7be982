package org.bearing.simulation.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the real data is, if it is there: tests run in the module's folder, not in the repository's. */
public final class RealData {
    private RealData() {}

    /** {@return the folder of BEARING_DATA, else {@code shared/data} beside the repository; it may not exist} */
    public static Path folder() {
        if (System.getenv(DataFolder.ENVIRONMENT) != null) {
            return DataFolder.locate(Optional.empty());
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("CHANGELOG.md")) && !Files.exists(at.resolve("bearing"))) {
            at = at.getParent();
        }
        return at == null
                ? Path.of("absent")
                : at.resolve(Path.of("..", "shared", "data")).normalize();
    }
}
