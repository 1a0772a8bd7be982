package org.bearing.daw;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.bearing.geometry.Direction;

/**
 * One instance's ring, mapped. The heartbeat may be written by any thread, everything else is used by one.
 *
 * <p>The file is unmapped when nothing refers to it any more; its host may remove it at any time.
 */
final class MappedRing {
    private static final int LEAST_RATE_HZ = 8_000;
    private static final int MOST_RATE_HZ = 192_000;
    /** A host may process more at once than it announced. */
    private static final int LEAST_MARGIN = 8192;

    private final Words words;
    private final FloatBuffer samples;
    private final int version;
    private final int capacity;
    private final int sampleRateHz;
    private final int margin;
    private final float[] interleaved = new float[2 * ServedRing.GRID];

    private MappedRing(Words words, FloatBuffer samples) {
        this.words = words;
        this.samples = samples;
        version = words.getInt(RingLayout.VERSION_AT);
        capacity = words.getInt(RingLayout.FRAMES_AT);
        sampleRateHz = words.getInt(RingLayout.SAMPLE_RATE_HZ_AT);
        int block = words.getInt(RingLayout.MAX_BLOCK_AT);
        margin = Math.min(capacity / 2, Math.max(LEAST_MARGIN, block));
    }

    /**
     * Maps a ring.
     *
     * @param file its file
     * @return the ring; empty while its host has not finished it, or if it is not this user's regular file
     * @throws IOException if it cannot be opened, or is no ring
     */
    static Optional<MappedRing> open(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !RuntimeFolder.isOwn(file)) {
            return Optional.empty();
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            long bytes = channel.size();
            if (bytes < RingLayout.HEADER_BYTES || bytes > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            Words words = new Words(memory);
            if (words.getLong(RingLayout.MAGIC_AT) != RingLayout.MAGIC) {
                return Optional.empty();
            }
            FloatBuffer samples = memory.slice(RingLayout.SAMPLES_AT, (int) bytes - RingLayout.SAMPLES_AT)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            MappedRing ring = new MappedRing(words, samples);
            if (!ring.versionDiffers()) {
                ring.check(file, bytes);
            }
            return Optional.of(ring);
        }
    }

    private void check(Path file, long bytes) throws IOException {
        boolean sizes = words.getInt(RingLayout.HEADER_BYTES_AT) == RingLayout.HEADER_BYTES
                && capacity >= 2 * LEAST_MARGIN
                && Integer.bitCount(capacity) == 1
                && bytes >= RingLayout.HEADER_BYTES + 8L * capacity;
        if (!sizes || sampleRateHz < LEAST_RATE_HZ || sampleRateHz > MOST_RATE_HZ) {
            throw new IOException(file.getFileName() + " has " + capacity + " frames at " + sampleRateHz + " Hz in "
                    + bytes + " bytes: not served");
        }
    }

    /** {@return whether the host's plug-in has another layout than this engine} */
    boolean versionDiffers() {
        return version != RingLayout.VERSION;
    }

    int capacity() {
        return capacity;
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    /** {@return frames that the host may be overwriting ahead of its write position} */
    int margin() {
        return margin;
    }

    long instance() {
        return words.getLong(RingLayout.INSTANCE_AT);
    }

    /** Marks the ring as served by this process; with another layout, only the words whose place never changes. */
    void claim(int status) {
        words.setInt(RingLayout.STATUS_AT, status);
        words.setInt(RingLayout.GENERATION_AT, NativeCalls.ownProcess());
        heartbeat();
    }

    /** The engine ends: nobody serves this ring. */
    void leave() {
        words.setInt(RingLayout.GENERATION_AT, 0);
        words.setInt(RingLayout.STATUS_AT, RingLayout.STATUS_STARTING);
    }

    void heartbeat() {
        words.setLong(RingLayout.HEARTBEAT_NS_AT, NativeCalls.monotonicNs());
    }

    long writePosition() {
        return words.getLong(RingLayout.WRITE_POSITION_AT);
    }

    /**
     * What the audio thread says, of one moment.
     *
     * @param write write position
     * @param timeline the host's time there
     * @param epoch counts what breaks the stream
     * @param state bits
     */
    record Moment(long write, long timeline, int epoch, int state) {
        boolean is(int bit) {
            return (state & bit) != 0;
        }
    }

    /** The four words are stored one after the other, so they are read until they stand still; rarely more than once. */
    Moment moment() {
        Moment before = readMoment();
        for (int i = 0; i < 16; i++) {
            Moment after = readMoment();
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private Moment readMoment() {
        long write = words.getLong(RingLayout.WRITE_POSITION_AT);
        return new Moment(
                write,
                words.getLong(RingLayout.TIMELINE_AT),
                words.getInt(RingLayout.EPOCH_AT),
                words.getInt(RingLayout.STATE_AT));
    }

    /** {@return the direction of the automation that the host plays back; counts while its state bit is set} */
    Direction steered() {
        double azimuth = words.getFloat(RingLayout.STEERED_AZIMUTH_RAD_AT);
        double elevation = words.getFloat(RingLayout.STEERED_ELEVATION_RAD_AT);
        boolean sound = Double.isFinite(azimuth) && Math.abs(elevation) <= Math.PI / 2;
        return sound ? new Direction(azimuth, elevation) : Direction.FRONT;
    }

    /** Copies frames out of the ring; whether they were overwritten meanwhile, the caller finds out afterwards. */
    void copy(long position, int count, float[] left, float[] right) {
        int from = (int) (position & (capacity - 1));
        int first = Math.min(count, capacity - from);
        samples.get(2 * from, interleaved, 0, 2 * first);
        samples.get(0, interleaved, 2 * first, 2 * (count - first));
        for (int i = 0; i < count; i++) {
            left[i] = interleaved[2 * i];
            right[i] = interleaved[2 * i + 1];
        }
        Words.acquireFence();
    }

    long readPosition() {
        return words.getLong(RingLayout.READ_POSITION_AT);
    }

    void readPosition(long position) {
        words.setLong(RingLayout.READ_POSITION_AT, position);
    }

    void donePosition(long position) {
        words.setLong(RingLayout.DONE_POSITION_AT, position);
    }

    void addLost(long frames) {
        words.setLong(RingLayout.LOST_AT, words.getLong(RingLayout.LOST_AT) + frames);
    }

    void status(int status) {
        words.setInt(RingLayout.STATUS_AT, status);
    }

    int settingsSequence() {
        return words.getInt(RingLayout.SETTINGS_SEQUENCE_AT);
    }

    /** {@return the settings of one moment; empty while they are being written} */
    Optional<Settings> settings() {
        int before = settingsSequence();
        if ((before & 1) != 0) {
            return Optional.empty();
        }
        Settings settings = new Settings(
                words.getText(RingLayout.PRESET_AT, RingLayout.PRESET_BYTES),
                words.getText(RingLayout.METHOD_AT, RingLayout.METHOD_BYTES),
                words.getFloat(RingLayout.SMOOTHING_AT),
                words.getInt(RingLayout.CAPTURE_AT) != 0,
                words.getText(RingLayout.TRACK_NAME_AT, RingLayout.TRACK_NAME_BYTES),
                new Settings.Send(
                        words.getInt(RingLayout.SEND_AT) != 0,
                        words.getInt(RingLayout.TARGET_AT),
                        words.getInt(RingLayout.OBJECT_AT)));
        Words.acquireFence();
        return settingsSequence() == before ? Optional.of(settings) : Optional.empty();
    }

    /**
     * Writes a result into the slot that the host does not read, then hands it over.
     *
     * @param result the result
     */
    void write(Result result) {
        int sequence = words.getInt(RingLayout.RESULT_SEQUENCE_AT) + 1;
        int at = RingLayout.RESULT_AT + (sequence & 1) * RingLayout.RESULT_BYTES;
        words.setLong(at + RingLayout.RESULT_POSITION, result.position());
        words.setLong(at + RingLayout.RESULT_TIMELINE, result.timeline());
        words.setLong(at + RingLayout.RESULT_DUE, result.due());
        words.setInt(at + RingLayout.RESULT_COUNT, result.present() ? 1 : 0);
        words.setFloat(at + RingLayout.RESULT_LEVEL_DBFS, result.levelDbfs());
        int direction = at + RingLayout.RESULT_DIRECTION;
        words.setFloat(direction + RingLayout.DIRECTION_AZIMUTH_RAD, result.azimuthRad());
        words.setFloat(direction + RingLayout.DIRECTION_ELEVATION_RAD, result.elevationRad());
        words.setFloat(direction + RingLayout.DIRECTION_SPREAD_RAD, result.spreadRad());
        words.setFloat(direction + RingLayout.DIRECTION_CONFIDENCE, result.confidence());
        words.setInt(direction + RingLayout.DIRECTION_TRACK, result.track());
        words.setInt(direction + RingLayout.DIRECTION_BITS, result.elevationKnown() ? RingLayout.ELEVATION_KNOWN : 0);
        words.setInt(RingLayout.RESULT_SEQUENCE_AT, sequence);
    }

    /**
     * A result, as the host sees it.
     *
     * @param position centre of what was analysed, frames of the stream
     * @param timeline the same on the host's timeline
     * @param due frames that had been taken
     * @param present whether something is heard; otherwise the direction means nothing
     * @param levelDbfs level of the latest sound
     * @param azimuthRad azimuth, + = left
     * @param elevationRad elevation
     * @param elevationKnown whether it means something
     * @param spreadRad half-width of the 90% arc
     * @param confidence in [0, 1]
     * @param track the source's number
     */
    record Result(
            long position,
            long timeline,
            long due,
            boolean present,
            float levelDbfs,
            float azimuthRad,
            float elevationRad,
            boolean elevationKnown,
            float spreadRad,
            float confidence,
            int track) {
        /** The same later, at another level. */
        Result at(float level, long dueNow) {
            return new Result(
                    position,
                    timeline,
                    dueNow,
                    present,
                    level,
                    azimuthRad,
                    elevationRad,
                    elevationKnown,
                    spreadRad,
                    confidence,
                    track);
        }

        /** Nothing is heard. */
        static Result nothing(long position, long timeline, float levelDbfs) {
            return new Result(position, timeline, position, false, levelDbfs, 0, 0, false, 0, 0, 0);
        }
    }
}
