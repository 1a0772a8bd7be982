package org.bearing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders as wholes. */
final class FileTrees {
    private FileTrees() {}

    /**
     * Puts a copy of a file or folder in the place of what is there: whole or not at all, and whoever has the old one open
     * keeps it.
     *
     * @param from what to copy
     * @param to its new place; parents are made
     * @throws IOException if it cannot be written
     */
    static void replace(Path from, Path to) throws IOException {
        Path parent = to.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(to + " is no place for a copy");
        }
        Files.createDirectories(parent);
        Path fresh = parent.resolve("." + to.getFileName() + ".new");
        Path old = parent.resolve("." + to.getFileName() + ".old");
        delete(fresh);
        delete(old);
        copy(from, fresh);
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(to, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        delete(old);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : below(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, file.equals(from) ? to : target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /**
     * Deletes a file or a folder with all that is in it.
     *
     * @param tree may be missing; a link is deleted, not what it points to
     * @return whether there was something
     * @throws IOException if it cannot be deleted
     */
    static boolean delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        List<Path> deepestFirst =
                below(tree).stream().sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
        return true;
    }

    private static List<Path> below(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.toList();
        }
    }
}
