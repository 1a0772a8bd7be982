package org.bearing.automation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
 * Lines of UTF-8 text into a file, which appears whole on close or not at all, or into a stream, flushed line by line.
 * Used by one thread.
 */
final class LineOutput implements AutoCloseable {
    private final String name;
    private final Writer writer;
    private final boolean flushing;
    private final @Nullable Path target;
    private final @Nullable Path temporary;
    private boolean done;

    private LineOutput(
            String name, OutputStream stream, boolean flushing, @Nullable Path target, @Nullable Path temporary) {
        this.name = name;
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        this.flushing = flushing;
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Starts a file.
     *
     * @param target where it will be; replaced if it is there
     * @return the output
     * @throws ConfigurationException if nothing can be written there
     */
    static LineOutput file(Path target) {
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
            return new LineOutput(target.toString(), Files.newOutputStream(temporary), false, target, temporary);
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
    static LineOutput stream(String name, OutputStream stream) {
        return new LineOutput(name, stream, true, null, null);
    }

    /**
     * Writes a line.
     *
     * @param line without its end
     * @throws BearingException if it cannot be written; a file is then gone
     */
    void line(CharSequence line) {
        try {
            writer.append(line).append('\n');
            if (flushing) {
                writer.flush();
            }
        } catch (IOException e) {
            discard();
            throw failure(e);
        }
    }

    /** Removes what was written of a file. */
    void discard() {
        if (done) {
            return;
        }
        done = true;
        if (temporary != null) {
            try {
                writer.close();
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

    @Override
    public void close() {
        if (done) {
            return;
        }
        try {
            if (target == null || temporary == null) {
                writer.flush();
            } else {
                writer.close();
                openToOthers(temporary);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            done = true;
        } catch (IOException e) {
            discard();
            throw failure(e);
        }
    }

    /** Temporary files are private; the result gets what a plain new file in a shared folder has. */
    private static void openToOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private BearingException failure(IOException e) {
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
