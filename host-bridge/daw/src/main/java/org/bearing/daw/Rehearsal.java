package org.bearing.daw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A plug-in of our own with two seconds of noise, so that an engine loads what it needs in earnest: the class archive of an
 * installation is made of that.
 */
final class Rehearsal {
    private static final int RATE_HZ = 48_000;
    private static final int SECONDS = 2;
    private static final int DELAY_FRAMES = 6;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    private Rehearsal() {}

    /**
     * Begins, on a thread of its own.
     *
     * @param runtime folder of the engine, which serves the ring and sees it go
     */
    static void begin(Path runtime) {
        Thread thread = new Thread(() -> play(runtime), "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private static void play(Path runtime) {
        Path file = runtime.resolve(RingLayout.FILE_RING_PREFIX + NativeCalls.ownProcess() + "-1");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, RingLayout.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            long frames = write(memory);
            Words words = new Words(memory);
            words.setLong(RingLayout.WRITE_POSITION_AT, frames);
            words.setLong(RingLayout.MAGIC_AT, RingLayout.MAGIC);
            long until = NativeCalls.monotonicNs() + PATIENCE_NS;
            while (words.getLong(RingLayout.DONE_POSITION_AT) < frames && NativeCalls.monotonicNs() < until) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            Files.delete(file);
        } catch (IOException e) {
            EngineLog.say("cannot rehearse: " + e.getMessage());
        }
    }

    private static long write(ByteBuffer memory) {
        memory.putInt(RingLayout.VERSION_AT, RingLayout.VERSION);
        memory.putInt(RingLayout.HEADER_BYTES_AT, RingLayout.HEADER_BYTES);
        memory.putInt(RingLayout.FRAMES_AT, RingLayout.FRAMES);
        memory.putInt(RingLayout.SAMPLE_RATE_HZ_AT, RATE_HZ);
        memory.putInt(RingLayout.HOST_PID_AT, NativeCalls.ownProcess());
        memory.putLong(RingLayout.TIMELINE_AT, RingLayout.UNKNOWN_TIME);
        memory.putInt(RingLayout.STATE_AT, RingLayout.STATE_ACTIVE);
        int frames = SECONDS * RATE_HZ;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < frames; i++) {
            float noise = (float) (random.nextDouble() - 0.5);
            memory.putFloat(RingLayout.SAMPLES_AT + 8 * i, noise);
            memory.putFloat(RingLayout.SAMPLES_AT + 8 * ((i + DELAY_FRAMES) % frames) + 4, noise);
        }
        return frames;
    }
}
