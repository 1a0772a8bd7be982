package org.bearing.daw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** What the engine says about itself to all hosts, and to {@code doctor}. Safe for any thread. */
public final class ControlFile {
    private final Words words;

    private ControlFile(Words words) {
        this.words = words;
    }

    /**
     * What a control file says.
     *
     * @param process number of the engine
     * @param ageNs since its latest heartbeat
     * @param instances that it serves
     * @param version the engine's
     * @param complaint its latest; may be empty
     */
    public record Content(int process, long ageNs, int instances, String version, String complaint) {}

    /** Begins the engine's own; what an earlier engine left is overwritten. */
    static ControlFile create(Path folder, String version) throws IOException {
        Path file = folder.resolve(RingLayout.FILE_CONTROL);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            if (channel.size() < RingLayout.CONTROL_BYTES) {
                // Written, not only mapped: on a full disk this fails, while writing to mapped memory would be fatal.
                channel.write(ByteBuffer.allocate(RingLayout.CONTROL_BYTES));
            }
            Words words = new Words(channel.map(FileChannel.MapMode.READ_WRITE, 0, RingLayout.CONTROL_BYTES));
            words.setLong(RingLayout.CONTROL_MAGIC_AT, 0);
            ControlFile control = new ControlFile(words);
            words.setInt(RingLayout.CONTROL_VERSION_AT, RingLayout.VERSION);
            words.setInt(RingLayout.CONTROL_ENGINE_PID_AT, NativeCalls.ownProcess());
            words.setText(RingLayout.CONTROL_ENGINE_VERSION_AT, RingLayout.CONTROL_ENGINE_VERSION_BYTES, version);
            control.complain("");
            control.heartbeat(0);
            Words.releaseFence();
            words.setLong(RingLayout.CONTROL_MAGIC_AT, RingLayout.MAGIC);
            return control;
        }
    }

    void heartbeat(int instances) {
        words.setInt(RingLayout.CONTROL_INSTANCES_AT, instances);
        words.setLong(RingLayout.CONTROL_HEARTBEAT_NS_AT, NativeCalls.monotonicNs());
    }

    synchronized void complain(String complaint) {
        words.setText(RingLayout.CONTROL_COMPLAINT_AT, RingLayout.CONTROL_COMPLAINT_BYTES, complaint);
    }

    /** The engine ends. */
    void leave() {
        words.setLong(RingLayout.CONTROL_MAGIC_AT, 0);
    }

    /**
     * Reads what an engine left.
     *
     * @param folder the runtime folder
     * @return what it says; empty if no engine is or was there, or it ended by itself
     * @throws IOException if the file cannot be read
     */
    public static Optional<Content> read(Path folder) throws IOException {
        Path file = folder.resolve(RingLayout.FILE_CONTROL);
        if (!file.toFile().isFile()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < RingLayout.CONTROL_BYTES) {
                return Optional.empty();
            }
            Words words = new Words(channel.map(FileChannel.MapMode.READ_ONLY, 0, RingLayout.CONTROL_BYTES));
            if (words.getLong(RingLayout.CONTROL_MAGIC_AT) != RingLayout.MAGIC) {
                return Optional.empty();
            }
            return Optional.of(new Content(
                    words.getInt(RingLayout.CONTROL_ENGINE_PID_AT),
                    NativeCalls.monotonicNs() - words.getLong(RingLayout.CONTROL_HEARTBEAT_NS_AT),
                    words.getInt(RingLayout.CONTROL_INSTANCES_AT),
                    words.getText(RingLayout.CONTROL_ENGINE_VERSION_AT, RingLayout.CONTROL_ENGINE_VERSION_BYTES),
                    words.getText(RingLayout.CONTROL_COMPLAINT_AT, RingLayout.CONTROL_COMPLAINT_BYTES)));
        }
    }
}
