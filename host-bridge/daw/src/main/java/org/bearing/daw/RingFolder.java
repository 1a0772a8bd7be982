package org.bearing.daw;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rings in the runtime folder: finds new ones, lets go of those whose file is gone. Used by one thread. */
final class RingFolder {
    private static final Pattern NAME = Pattern.compile(RingLayout.FILE_RING_PREFIX + "([1-9][0-9]{0,8})-[0-9]{1,19}");
    private static final long AT_LEAST_NS = TimeUnit.SECONDS.toNanos(1);
    /** The folder's time of change is that coarse. */
    private static final long DOUBT_NS = TimeUnit.MILLISECONDS.toNanos(200);
    /** Mapped memory is given back by the collector: it is asked after so many rings have gone. */
    private static final int GONE_BEFORE_COLLECTING = 8;

    private final Path folder;
    private final Server server;
    private final Map<String, ServedRing> served = new HashMap<>();
    private final Map<String, MappedRing> foreign = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private @Nullable FileTime changed;
    private long changedNs;
    private long lookedNs;
    private boolean unfinished = true;
    private int gone;

    /** Takes a new ring. */
    @FunctionalInterface
    interface Server {
        ServedRing serve(String name, MappedRing ring);
    }

    /**
     * Looks at nothing yet.
     *
     * @param folder the runtime folder
     * @param server takes what is found
     */
    RingFolder(Path folder, Server server) {
        this.folder = folder;
        this.server = server;
        lookedNs = NativeCalls.monotonicNs() - AT_LEAST_NS;
        changedNs = lookedNs;
    }

    /**
     * The host process that a ring's file name tells.
     *
     * @param file name of a file
     * @return the process; empty if the file is no ring
     */
    static OptionalInt hostOf(String file) {
        Matcher matcher = NAME.matcher(file);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** {@return how many rings are served, after a look at the folder if it may have changed and a beat of every heart} */
    int look() {
        long now = NativeCalls.monotonicNs();
        try {
            FileTime time = Files.getLastModifiedTime(folder);
            if (!time.equals(changed)) {
                changed = time;
                changedNs = now;
            }
            if (unfinished || now - changedNs < DOUBT_NS || now - lookedNs >= AT_LEAST_NS) {
                lookedNs = now;
                list();
            }
        } catch (IOException e) {
            // The folder is gone, and all rings with it; the hosts will start another engine.
            drop(Set.of());
        }
        served.values().removeIf(ring -> {
            if (!isBeating(ring::heartbeat)) {
                ring.drop();
            }
            return ring.isDropped();
        });
        foreign.values().removeIf(ring -> !isBeating(ring::heartbeat));
        return served.size() + foreign.size();
    }

    /** A file that was cut off has no memory to write to; then it is nobody's ring. */
    private static boolean isBeating(Runnable heartbeat) {
        try {
            heartbeat.run();
            return true;
        } catch (InternalError e) {
            return false;
        }
    }

    private void list() throws IOException {
        unfinished = false;
        Set<String> there = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, RingLayout.FILE_RING_PREFIX + "*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (hostOf(name).isPresent()) {
                    there.add(name);
                    if (!served.containsKey(name) && !foreign.containsKey(name) && !refused.contains(name)) {
                        take(file, name);
                    }
                }
            }
        }
        drop(there);
    }

    private void take(Path file, String name) {
        try {
            Optional<MappedRing> found = MappedRing.open(file);
            if (found.isEmpty()) {
                unfinished = true;
                return;
            }
            MappedRing ring = found.get();
            if (ring.versionDiffers()) {
                ring.claim(RingLayout.STATUS_VERSION_DIFFERS);
                foreign.put(name, ring);
                EngineLog.say(name + " has another version of the shared memory: run ./bearing install again");
            } else {
                served.put(name, server.serve(name, ring));
            }
        } catch (IOException | RuntimeException | InternalError e) {
            if (Files.exists(file)) {
                refused.add(name);
                EngineLog.say(name + " is not served: " + e.getMessage());
            }
        }
    }

    private void drop(Set<String> there) {
        int before = served.size();
        served.entrySet().removeIf(entry -> {
            boolean away = !there.contains(entry.getKey());
            if (away) {
                entry.getValue().drop();
            }
            return away;
        });
        foreign.keySet().retainAll(there);
        refused.retainAll(there);
        gone += before - served.size();
        if (gone >= GONE_BEFORE_COLLECTING) {
            gone = 0;
            System.gc();
        }
    }
}
