package org.bearing.training.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bearing.geometry.BearingException;

/** A folder for the time of one piece of work. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    /**
     * Works in a fresh folder, which is gone afterwards.
     *
     * @param work what is done there
     * @return what it gives
     * @throws BearingException if the folder cannot be made or removed
     */
    static <T> T with(Function<Path, T> work) {
        try {
            Path folder = Files.createTempDirectory("bearing-adapt");
            try {
                return work.apply(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new BearingException("A temporary folder cannot be used (" + e.getMessage() + ").", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
