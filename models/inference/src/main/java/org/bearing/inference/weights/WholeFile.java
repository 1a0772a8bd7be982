package org.bearing.inference.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bearing.geometry.BearingException;

/** Writes files whole or not at all: beside the target first, then moved over it. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file.
     *
     * @param path the file; replaced if it is there
     * @param bytes its contents
     * @throws BearingException if it cannot be written; what stood there before is untouched
     */
    public static void write(Path path, byte[] bytes) {
        Path target = path.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw new BearingException(
                    path + " cannot be written (" + e.getMessage() + "); free some space or choose another folder.", e);
        }
    }
}
