package org.bearing.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/** Files that appear whole or not at all: written beside their place, then moved there. */
public final class WholeFile {
    private WholeFile() {}

    /** What fills a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes everything.
         *
         * @param out where
         * @throws IOException if it cannot be written
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Refuses early what cannot be written, before the work is done.
     *
     * @param file where it shall be
     * @throws ConfigurationException if there is no such folder
     */
    public static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigurationException(
                    "Cannot write " + file + ": there is no folder " + folder + "; make it or name another file.");
        }
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(file + " is a folder: name a file to write to.");
        }
    }

    /**
     * Writes a text.
     *
     * @param file where; replaced if it is there
     * @param text in UTF-8
     * @throws BearingException if it cannot be written
     */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes.
     *
     * @param file where; replaced if it is there
     * @param content fills it
     * @throws BearingException if it cannot be written
     */
    public static void write(Path file, Content content) {
        check(file);
        Path target = file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeToDevice(target, content);
            return;
        }
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Runnable cleanup = () -> remove(temporary);
        Interrupts.onStop(cleanup);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                content.write(out);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(temporary);
            throw failure(file, e);
        } finally {
            Interrupts.forget(cleanup);
        }
    }

    /** A device or a pipe, such as /dev/null, must not be replaced by a file. */
    private static void writeToDevice(Path device, Content content) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device))) {
            content.write(out);
        } catch (IOException e) {
            throw failure(device, e);
        }
    }

    private static BearingException failure(Path file, IOException e) {
        return new BearingException(
                "Cannot write " + file + " (" + reason(e)
                        + "); nothing was kept: free some space or name another place.",
                e);
    }

    private static void remove(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            temporary.toFile().deleteOnExit();
        }
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        String said = e instanceof java.nio.file.FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
