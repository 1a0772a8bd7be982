package org.bearing.daw;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.bearing.geometry.BearingException;

/** Where hosts and engine meet, and where the user's own files are. */
public final class RuntimeFolder {
    private static final String PRIVATE = "rwx------";

    private RuntimeFolder() {}

    /**
     * The folder of the shared memory, as the plug-ins find it too.
     *
     * @param environment the environment's variables
     * @return {@code $BEARING_RUNTIME_DIR}, else {@code $XDG_RUNTIME_DIR/bearing}, else {@code /tmp/bearing-UID}
     */
    public static Path of(Map<String, String> environment) {
        String own = environment.getOrDefault("BEARING_RUNTIME_DIR", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty()) {
            return Path.of(runtime, "bearing");
        }
        try {
            return Path.of("/tmp/bearing-" + NativeCalls.ownUser());
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot find out who runs this: /proc is not readable; set BEARING_RUNTIME_DIR.", e);
        }
    }

    /**
     * The user's data folder.
     *
     * @param environment the environment's variables
     * @return {@code $XDG_DATA_HOME/bearing}, else {@code $HOME/.local/share/bearing}
     */
    public static Path data(Map<String, String> environment) {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isEmpty() ? home(environment).resolve(".local/share/bearing") : Path.of(data, "bearing");
    }

    /**
     * The user's home.
     *
     * @param environment the environment's variables
     * @return {@code $HOME}, else what Java knows
     */
    public static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /**
     * Makes the folder if it is not there and checks that it is the user's alone.
     *
     * @param folder as {@link #of} found it
     * @throws BearingException if it cannot be made or belongs to another user
     */
    public static void prepare(Path folder) {
        try {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
            } catch (FileAlreadyExistsException e) {
                // The usual case; whose it is, is looked at next.
            }
            check(folder);
        } catch (IOException e) {
            throw new BearingException(
                    "Cannot make the runtime folder " + folder + " (" + e.getMessage()
                            + "); make it writable or set BEARING_RUNTIME_DIR.",
                    e);
        }
    }

    /**
     * Checks a folder that is there.
     *
     * @param folder the folder
     * @throws BearingException if it is no folder, another user's, or open to others
     * @throws IOException if it cannot be looked at
     */
    public static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOwn(folder)) {
            throw new BearingException("The runtime folder " + folder
                    + " is no folder of yours: remove it or set BEARING_RUNTIME_DIR to one that is.");
        }
        String modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
        if (!modes.endsWith("------")) {
            throw new BearingException("The runtime folder " + folder + " is open to other users (" + modes
                    + "): chmod 700 " + folder + ".");
        }
    }

    /** Whether a file, not what it points to, belongs to this user. */
    static boolean isOwn(Path file) throws IOException {
        Object owner = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(NativeCalls.ownUser());
    }
}
