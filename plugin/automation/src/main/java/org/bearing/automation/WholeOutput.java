package org.bearing.automation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes into a file, which appears whole on close or not at all, or into a stream that is left open. Used by one thread; {@link
 * #discard} by any.
 */
public final class WholeOutput implements AutoCloseable {
    private final String name;
    private final OutputStream stream;
    private final @Nullable Path target;
    private final @Nullable Path temporary;
    private boolean done;

    private WholeOutput(String name, OutputStream stream, @Nullable Path target, @Nullable Path temporary) {
        this.name = name;
        this.stream = stream;
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Starts a file.
     *
     * @param target where it will be; replaced if it is there
     * @return the output
     * @throws ConfigurationException if there is no such folder
     * @throws BearingException if nothing can be written there
     */
    public static WholeOutput file(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        Path fileName = target.getFileName();
        if (parent == null || fileName == null || Files.isDirectory(target)) {
            throw new ConfigurationException(target + " is a folder: name a file to write to.");
        }
        if (!Files.isDirectory(parent)) {
            throw new ConfigurationException(
                    "Cannot write " + target + ": there is no folder " + parent + "; make it or name another file.");
        }
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                // A device or a pipe, such as /dev/null, must not be replaced by a file.
                return stream(target.toString(), Files.newOutputStream(target));
            }
            Path temporary = Files.createTempFile(parent, "." + fileName, ".part");
            return new WholeOutput(
                    target.toString(), new BufferedOutputStream(Files.newOutputStream(temporary)), target, temporary);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot write " + target + ": " + reason(e) + "; choose a folder that can be written to.", e);
        }
    }

    /**
     * Writes to a stream that is not closed.
     *
     * @param name what to call it in messages
     * @param stream for example standard output
     * @return the output
     */
    public static WholeOutput stream(String name, OutputStream stream) {
        return new WholeOutput(name, stream, null, null);
    }

    /** {@return where the bytes go; not to be closed} */
    public OutputStream stream() {
        return stream;
    }

    /** {@return whether somebody may be reading while it is written} */
    public boolean live() {
        return temporary == null;
    }

    /** {@return whether it was completed or given up} */
    public synchronized boolean ended() {
        return done;
    }

    /** Removes what was written of a file. */
    public synchronized void discard() {
        if (done) {
            return;
        }
        done = true;
        if (temporary != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // The file is thrown away just below; that its last bytes were lost does not matter.
            }
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw new BearingException("Cannot remove " + temporary + ": " + reason(e) + "; delete it.", e);
            }
        }
    }

    /**
     * Completes it.
     *
     * @throws BearingException if it cannot be completed; a file is then gone
     */
    @Override
    public synchronized void close() {
        if (done) {
            return;
        }
        try {
            if (target == null || temporary == null) {
                stream.flush();
            } else {
                stream.close();
                openToOthers(temporary);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            done = true;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Temporary files are private; the result gets what a plain new file in a shared folder has. */
    private static void openToOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /**
     * Gives up after a failure to write.
     *
     * @param e why
     * @return what to throw
     */
    public BearingException failed(IOException e) {
        discard();
        return new BearingException(
                "Cannot write " + name + ": " + reason(e)
                        + "; nothing was kept. Free some space or name another place.",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String text = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return text == null ? e.getClass().getSimpleName() : text;
    }
}
