package org.bearing.daw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The plug-in's side of a ring, as the C core writes it. */
final class HostRing implements AutoCloseable {
    static final int RATE_HZ = 48_000;

    final Path file;
    private final ByteBuffer memory;
    private final Words words;
    private long written;

    private HostRing(Path file, ByteBuffer memory) {
        this.file = file;
        this.memory = memory;
        words = new Words(memory);
    }

    static HostRing create(Path folder, long process, int instance, int version) throws IOException {
        Path file = folder.resolve("ring-" + process + "-" + instance);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, RingLayout.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            HostRing ring = new HostRing(file, memory);
            memory.putInt(RingLayout.VERSION_AT, version);
            memory.putInt(RingLayout.HEADER_BYTES_AT, RingLayout.HEADER_BYTES);
            memory.putInt(RingLayout.FRAMES_AT, RingLayout.FRAMES);
            memory.putInt(RingLayout.SAMPLE_RATE_HZ_AT, RATE_HZ);
            memory.putInt(RingLayout.MAX_BLOCK_AT, 1024);
            memory.putInt(RingLayout.HOST_PID_AT, (int) process);
            memory.putLong(RingLayout.INSTANCE_AT, instance);
            memory.putInt(RingLayout.FORMAT_AT, RingLayout.FORMAT_CLAP);
            memory.putLong(RingLayout.TIMELINE_AT, RingLayout.UNKNOWN_TIME);
            memory.putInt(RingLayout.STATE_AT, RingLayout.STATE_ACTIVE);
            ring.settings("", "", 0.5f, false);
            return ring;
        }
    }

    /** The engine may look now. */
    HostRing open() {
        words.setLong(RingLayout.MAGIC_AT, RingLayout.MAGIC);
        return this;
    }

    HostRing settings(String preset, String method, float smoothing, boolean capture) {
        int sequence = words.getInt(RingLayout.SETTINGS_SEQUENCE_AT);
        words.setInt(RingLayout.SETTINGS_SEQUENCE_AT, sequence + 1);
        memory.putFloat(RingLayout.SMOOTHING_AT, smoothing);
        memory.putInt(RingLayout.CAPTURE_AT, capture ? 1 : 0);
        text(RingLayout.PRESET_AT, RingLayout.PRESET_BYTES, preset);
        text(RingLayout.METHOD_AT, RingLayout.METHOD_BYTES, method);
        words.setInt(RingLayout.SETTINGS_SEQUENCE_AT, sequence + 2);
        return this;
    }

    HostRing send(boolean on, int target, int object) {
        int sequence = words.getInt(RingLayout.SETTINGS_SEQUENCE_AT);
        words.setInt(RingLayout.SETTINGS_SEQUENCE_AT, sequence + 1);
        memory.putInt(RingLayout.SEND_AT, on ? 1 : 0);
        memory.putInt(RingLayout.TARGET_AT, target);
        memory.putInt(RingLayout.OBJECT_AT, object);
        words.setInt(RingLayout.SETTINGS_SEQUENCE_AT, sequence + 2);
        return this;
    }

    /** Automation that is played back. */
    void steer(double azimuthDeg) {
        memory.putFloat(RingLayout.STEERED_AZIMUTH_RAD_AT, (float) Math.toRadians(azimuthDeg));
        memory.putFloat(RingLayout.STEERED_ELEVATION_RAD_AT, 0);
        state(RingLayout.STATE_ACTIVE | RingLayout.STATE_STEERED);
    }

    private void text(int at, int bytes, String text) {
        memory.put(at, Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), bytes));
    }

    void state(int bits) {
        words.setInt(RingLayout.STATE_AT, bits);
    }

    void newEpoch() {
        words.setInt(RingLayout.EPOCH_AT, words.getInt(RingLayout.EPOCH_AT) + 1);
    }

    /** One block; the timeline is that of its first frame. */
    void push(float[] left, float[] right, int from, int count, long timeline) {
        for (int i = 0; i < count; i++) {
            int at = RingLayout.SAMPLES_AT + 8 * (int) ((written + i) & (RingLayout.FRAMES - 1));
            memory.putFloat(at, left[from + i]);
            memory.putFloat(at + 4, right[from + i]);
        }
        written += count;
        words.setLong(RingLayout.TIMELINE_AT, timeline == RingLayout.UNKNOWN_TIME ? timeline : timeline + count);
        words.setLong(RingLayout.WRITE_POSITION_AT, written);
    }

    /** Says that so much was written, as a host that is far too fast does. */
    void skip(long frames) {
        written += frames;
        words.setLong(RingLayout.WRITE_POSITION_AT, written);
    }

    long written() {
        return written;
    }

    boolean allDone() {
        return words.getLong(RingLayout.DONE_POSITION_AT) >= written;
    }

    int status() {
        return words.getInt(RingLayout.STATUS_AT);
    }

    int generation() {
        return words.getInt(RingLayout.GENERATION_AT);
    }

    long lost() {
        return words.getLong(RingLayout.LOST_AT);
    }

    long heartbeatNs() {
        return words.getLong(RingLayout.HEARTBEAT_NS_AT);
    }

    int sequence() {
        return words.getInt(RingLayout.RESULT_SEQUENCE_AT);
    }

    int count() {
        return words.getInt(slot() + RingLayout.RESULT_COUNT);
    }

    long due() {
        return words.getLong(slot() + RingLayout.RESULT_DUE);
    }

    double levelDbfs() {
        return words.getFloat(slot() + RingLayout.RESULT_LEVEL_DBFS);
    }

    double azimuthDeg() {
        return Math.toDegrees(words.getFloat(slot() + RingLayout.RESULT_DIRECTION + RingLayout.DIRECTION_AZIMUTH_RAD));
    }

    /** Cuts the file off behind the header: a host that misbehaves. */
    void cut() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(RingLayout.HEADER_BYTES);
        }
        skip(4096);
    }

    /** The latest slot's bytes, for comparing. */
    byte[] latest() {
        byte[] copy = new byte[RingLayout.RESULT_BYTES];
        memory.get(slot(), copy);
        return copy;
    }

    private int slot() {
        return RingLayout.RESULT_AT + (sequence() & 1) * RingLayout.RESULT_BYTES;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
