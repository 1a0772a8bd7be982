package org.bearing.daw;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Removes the rings of dead hosts, once a second, on a thread of its own: the first look loads JNA. */
final class Sweeper implements AutoCloseable {
    private static final long PERIOD_MS = 1000;

    private final Path folder;
    private final Thread thread = new Thread(this::run, "sweeper");

    /**
     * Begins.
     *
     * @param folder the runtime folder
     */
    Sweeper(Path folder) {
        this.folder = folder;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MS);
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, RingLayout.FILE_RING_PREFIX + "*")) {
            for (Path file : files) {
                OptionalInt host = RingFolder.hostOf(String.valueOf(file.getFileName()));
                if (host.isPresent()
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && RuntimeFolder.isOwn(file)
                        && !NativeCalls.isAlive(host.getAsInt())) {
                    Files.deleteIfExists(file);
                    EngineLog.say("removed " + file.getFileName() + ": its host is gone");
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            EngineLog.say("cannot look for what dead hosts left: " + e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
