package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Answers as an engine would, in the only shared memory there is: offsets as in ring.h. One writer, one host. */
final class FakeEngine implements AutoCloseable {
    private static final int HEARTBEAT_NS = 136;
    private static final int GENERATION = 152;
    private static final int STATUS = 156;
    private static final int DONE = 160;
    private static final int WRITE_POSITION = 64;
    private static final int SEQUENCE = 192;
    private static final int SLOTS = 256;
    private static final int SLOT_BYTES = 256;
    private static final int HEADER_BYTES = 4096;
    private static final int LISTENING = 1;

    private static final int BEAT_MS = 100;

    private final MappedByteBuffer ring;
    /** On a busy machine the test itself may pause for longer than an engine may be silent. */
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    private int sequence;

    private FakeEngine(MappedByteBuffer ring) {
        this.ring = ring;
    }

    @Override
    public void close() {
        heart.shutdownNow();
    }

    /** Serves the one active instance and waits until the plug-in's watchdog has noticed it. */
    static FakeEngine serve(ClapHost host, int statusParameter) throws IOException, InterruptedException {
        List<Path> rings;
        try (Stream<Path> files = Files.list(BuiltPlugin.runtimeFolder())) {
            rings = files.filter(file -> file.getFileName().toString().startsWith("ring-"))
                    .toList();
        }
        assertThat(rings).as("shared memory of one active instance").hasSize(1);
        try (FileChannel file = FileChannel.open(rings.get(0), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer ring = file.map(FileChannel.MapMode.READ_WRITE, 0, HEADER_BYTES);
            ring.order(ByteOrder.LITTLE_ENDIAN);
            FakeEngine engine = new FakeEngine(ring);
            engine.beat();
            var unused = engine.heart.scheduleAtFixedRate(engine::beat, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
            ring.putInt(GENERATION, (int) ProcessHandle.current().pid());
            ring.putInt(STATUS, LISTENING);
            for (int tries = 0; tries < 100; tries++) {
                Blocks.silence(host, 16, Transport.stoppedAt(0));
                if (host.value(statusParameter).orElseThrow() == LISTENING) {
                    return engine;
                }
                Thread.sleep(20);
            }
            engine.close();
            throw new AssertionError("the plug-in never noticed the engine");
        }
    }

    /** Still alive. */
    private void beat() {
        ring.putLong(HEARTBEAT_NS, System.nanoTime());
    }

    /** One source at a place; NaN: nothing is heard. */
    void say(double azimuthDeg, double elevationDeg) {
        boolean heard = !Double.isNaN(azimuthDeg);
        long position = ring.getLong(WRITE_POSITION);
        int slot = SLOTS + ((sequence + 1) & 1) * SLOT_BYTES;
        ring.putLong(slot, position);
        ring.putLong(slot + 8, Long.MIN_VALUE);
        ring.putLong(slot + 16, position);
        ring.putInt(slot + 24, heard ? 1 : 0);
        ring.putFloat(slot + 28, -20);
        ring.putFloat(slot + 32, heard ? (float) Math.toRadians(azimuthDeg) : 0);
        ring.putFloat(slot + 36, heard ? (float) Math.toRadians(elevationDeg) : 0);
        ring.putFloat(slot + 44, 0.9f);
        sequence++;
        ring.putInt(SEQUENCE, sequence);
        ring.putLong(DONE, position);
    }
}
