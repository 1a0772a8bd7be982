package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, one ring: the engine runs as it does for a host, and the test is the host. */
class EngineProcessTest {
    private static final int BLOCK = 512;
    private static final long UNKNOWN = RingLayout.UNKNOWN_TIME;
    private static final double CLOSE_DEG = 10;
    private static final long OWN = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Path runtime;

    @BeforeEach
    void makeRuntimeFolder() {
        runtime = folder.resolve("run");
        RuntimeFolder.prepare(runtime);
    }

    private HostRing ring() throws IOException {
        return HostRing.create(runtime, OWN, 1, RingLayout.VERSION).settings("spaced-pair", "", 0.5f, false);
    }

    private static void push(HostRing ring, DelayedNoise noise) {
        for (int from = 0; from < noise.left.length; from += BLOCK) {
            ring.push(noise.left, noise.right, from, BLOCK, UNKNOWN);
        }
    }

    private static void awaitDone(HostRing ring) throws InterruptedException {
        RunningEngine.await("all frames analysed", ring::allDone);
    }

    private static DelayedNoise noise(double azimuthDeg) {
        return new DelayedNoise(azimuthDeg, 188 * BLOCK, 5);
    }

    @Test
    void hearsWhereTheSoundComesFromAndLosesNothing() throws Exception {
        try (HostRing ring = ring().open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            push(ring, noise(30));
            awaitDone(ring);

            assertThat(ring.count()).isEqualTo(1);
            assertThat(ring.azimuthDeg()).isCloseTo(30, within(CLOSE_DEG));
            assertThat(ring.levelDbfs()).isBetween(-60.0, -10.0);
            assertThat(ring.lost()).isZero();
            assertThat(ring.status()).isEqualTo(RingLayout.STATUS_LISTENING);
            assertThat(ring.generation()).isEqualTo((int) engine.process.pid());
            assertThat(System.nanoTime() - ring.heartbeatNs()).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));

            push(ring, noise(-40));
            awaitDone(ring);
            assertThat(ring.azimuthDeg()).isCloseTo(-40, within(CLOSE_DEG));
            assertThat(ControlFile.read(runtime).orElseThrow().instances()).isEqualTo(1);
        }
    }

    @Test
    void countsWhatWasOverwritten() throws Exception {
        try (HostRing ring = ring().open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            push(ring, noise(30));
            awaitDone(ring);
            ring.skip(1_000_000);
            RunningEngine.await("a loss", () -> ring.lost() > 0);
            awaitDone(ring);

            assertThat(ring.status()).isEqualTo(RingLayout.STATUS_OVERRUN);
            assertThat(ring.lost()).isBetween(900_000L, 1_000_000L);
            push(ring, noise(-40));
            awaitDone(ring);
            assertThat(ring.azimuthDeg()).isCloseTo(-40, within(CLOSE_DEG));
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void anotherEngineGoesOnWhereAKilledOneStopped() throws Exception {
        try (HostRing ring = ring().open()) {
            try (RunningEngine first = RunningEngine.start(runtime, 30)) {
                push(ring, noise(30));
                awaitDone(ring);
                first.process.destroyForcibly();
            }
            push(ring, noise(-40));
            try (RunningEngine second = RunningEngine.start(runtime, 30)) {
                awaitDone(ring);

                assertThat(ring.generation()).isEqualTo((int) second.process.pid());
                assertThat(ring.azimuthDeg()).isCloseTo(-40, within(CLOSE_DEG));
                assertThat(ring.lost()).isZero();
            }
        }
    }

    @Test
    void removesWhatDeadHostsLeftAndEndsWhenIdle() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        HostRing stale =
                HostRing.create(runtime, dead.pid(), 7, RingLayout.VERSION).open();
        Path other = Files.writeString(runtime.resolve("ring-notes"), "not a ring");
        try (RunningEngine engine = RunningEngine.start(runtime, 0.5)) {
            RunningEngine.await("the stale ring is removed", () -> !Files.exists(stale.file));

            assertThat(engine.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(engine.process.exitValue()).isZero();
            assertThat(other).exists();
            assertThat(ControlFile.read(runtime)).isEmpty();
        }
    }

    @Test
    void twoEnginesStartedAtOnceLeaveOne() throws Exception {
        try (RunningEngine one = RunningEngine.start(runtime, 30);
                RunningEngine two = RunningEngine.start(runtime, 30)) {
            RunningEngine.await("one of them has ended", () -> !one.process.isAlive() || !two.process.isAlive());
            RunningEngine.await("the other serves", () -> {
                try {
                    return ControlFile.read(runtime).isPresent();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            boolean oneLives = one.process.isAlive();
            assertThat(oneLives ^ two.process.isAlive()).isTrue();
            assertThat((oneLives ? two : one).process.exitValue()).isZero();
            (oneLives ? one : two).process.destroy();
            (oneLives ? one : two).process.waitFor();
            assertThat(ControlFile.read(runtime)).isEmpty();
        }
    }

    @Test
    void anUnknownNameShowsAndTheDefaultServes() throws Exception {
        try (HostRing ring =
                        ring().settings("../../etc/passwd", "", 0.5f, false).open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            push(ring, noise(30));
            awaitDone(ring);
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_UNKNOWN_SETTING);
            assertThat(ring.count()).isEqualTo(1);

            ring.settings("spaced-pair", "", 0.5f, false);
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_LISTENING);
            ring.settings("spaced-pair", "no-such-method", 0.5f, false);
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_UNKNOWN_SETTING);
            assertThat(engine.process.isAlive()).isTrue();
            assertThat(ControlFile.read(runtime).orElseThrow().complaint()).contains("no-such-method");
        }
    }

    @Test
    void saysMonoAndSilentAndShowsNoDirectionThen() throws Exception {
        try (HostRing ring = ring().open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            push(ring, noise(30));
            awaitDone(ring);
            assertThat(ring.count()).isEqualTo(1);

            DelayedNoise twice = noise(0);
            ring.push(twice.left, twice.left, 0, 60_000, UNKNOWN);
            awaitDone(ring);
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_MONO_INPUT);
            assertThat(ring.count()).isZero();

            ring.push(twice.left, new float[60_000], 0, 60_000, UNKNOWN);
            awaitDone(ring);
            assertThat(ring.status()).isEqualTo(RingLayout.STATUS_MONO_INPUT);

            ring.push(new float[60_000], new float[60_000], 0, 60_000, UNKNOWN);
            awaitDone(ring);
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_SILENT);
            assertThat(ring.count()).isZero();
            assertThat(ring.levelDbfs()).isLessThan(-100);
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void capturesOnTheHostsTimelineInSegments() throws Exception {
        try (HostRing ring = ring().settings("spaced-pair", "", 0.5f, true).open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            DelayedNoise noise = noise(30);
            int half = 94 * BLOCK;
            ring.state(RingLayout.STATE_ACTIVE | RingLayout.STATE_ROLLING);
            pushRolling(ring, noise, 0, half, 480_000);
            ring.newEpoch();
            pushRolling(ring, noise, half, 2 * half, 96_000);
            ring.state(RingLayout.STATE_ACTIVE);
            pushRolling(ring, noise, 0, half, UNKNOWN);

            List<String> lines = captured();
            assertThat(lines).hasSizeGreaterThan(4);
            int segmentBefore = 0;
            for (String line : lines) {
                String[] parts = line.split(" ", -1);
                int segment = Integer.parseInt(parts[0]);
                double seconds = Double.parseDouble(parts[1]);
                assertThat(Double.parseDouble(parts[2])).isCloseTo(30, within(CLOSE_DEG));
                assertThat(segment).isBetween(Math.max(1, segmentBefore), 2);
                assertThat(seconds).isBetween(segment == 1 ? 10.0 : 2.0, segment == 1 ? 11.1 : 3.1);
                segmentBefore = segment;
            }
            assertThat(segmentBefore).isEqualTo(2);
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void aCaptureThatCannotBeWrittenCostsNoDirections() throws Exception {
        Files.writeString(folder.resolve("data"), "in the way of the folder");
        try (HostRing ring = ring().settings("spaced-pair", "", 0.5f, true).open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            push(ring, noise(30));
            awaitDone(ring);

            assertThat(ring.azimuthDeg()).isCloseTo(30, within(CLOSE_DEG));
            assertThat(ring.status()).isEqualTo(RingLayout.STATUS_LISTENING);
            assertThat(ControlFile.read(runtime).orElseThrow().complaint()).contains("capture file");
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    /** Block by block, as a host does: where the timeline jumps, it must be seen. */
    private static void pushRolling(HostRing ring, DelayedNoise noise, int from, int to, long timeline)
            throws InterruptedException {
        for (int at = from; at < to; at += BLOCK) {
            ring.push(noise.left, noise.right, at, BLOCK, timeline == UNKNOWN ? UNKNOWN : timeline + at - from);
            awaitDone(ring);
        }
    }

    private List<String> captured() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/captures"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getFileName().toString())
                    .contains("-" + OWN + "-1")
                    .endsWith(".jsonl");
            return Files.readAllLines(all.get(0));
        }
    }

    @Test
    void offlineRendersOfTheSameAudioGiveTheSameResults() throws Exception {
        try (RunningEngine engine = RunningEngine.start(runtime, 30)) {
            List<byte[]> first = render(1);
            List<byte[]> second = render(2);

            assertThat(first.stream().map(Arrays::hashCode).distinct().count()).isGreaterThan(10);
            assertThat(first.size()).isEqualTo(second.size());
            for (int i = 0; i < first.size(); i++) {
                assertThat(second.get(i)).as("block " + i).isEqualTo(first.get(i));
            }
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    private List<byte[]> render(int instance) throws IOException, InterruptedException {
        List<byte[]> seen = new ArrayList<>();
        DelayedNoise noise = noise(30);
        try (HostRing ring = HostRing.create(runtime, OWN, instance, RingLayout.VERSION)
                .settings("spaced-pair", "", 0.5f, false)
                .open()) {
            ring.state(RingLayout.STATE_ACTIVE | RingLayout.STATE_OFFLINE | RingLayout.STATE_ROLLING);
            for (int from = 0; from + 500 <= noise.left.length; from += 500) {
                ring.push(noise.left, noise.right, from, 500, from);
                awaitDoneQuickly(ring);
                seen.add(ring.latest());
            }
        }
        return seen;
    }

    private static void awaitDoneQuickly(HostRing ring) throws InterruptedException {
        for (int i = 0; i < 2000 && !ring.allDone(); i++) {
            Thread.onSpinWait();
        }
        if (!ring.allDone()) {
            awaitDone(ring);
        }
    }

    @Test
    void aBrokenRingDisturbsNoOther() throws Exception {
        try (HostRing cut = ring().open();
                HostRing good = HostRing.create(runtime, OWN, 2, RingLayout.VERSION)
                        .settings("spaced-pair", "", 0.5f, false)
                        .open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            Files.write(runtime.resolve("ring-" + OWN + "-3"), new byte[100]);
            Files.createSymbolicLink(runtime.resolve("ring-" + OWN + "-4"), good.file);
            push(cut, noise(30));
            awaitDone(cut);
            cut.cut();
            Thread.sleep(300);
            push(good, noise(-40));
            awaitDone(good);

            assertThat(good.azimuthDeg()).isCloseTo(-40, within(CLOSE_DEG));
            assertThat(good.lost()).isZero();
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void whatIsNoNumberIsSilence() throws Exception {
        try (HostRing ring = ring().open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            float[] bad = new float[120 * BLOCK];
            Arrays.fill(bad, Float.NaN);
            Arrays.fill(bad, 0, BLOCK, Float.NEGATIVE_INFINITY);
            ring.push(bad, bad, 0, bad.length, UNKNOWN);
            awaitDone(ring);
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_SILENT);

            push(ring, noise(30));
            awaitDone(ring);
            assertThat(ring.azimuthDeg()).isCloseTo(30, within(CLOSE_DEG));
            assertThat(ring.levelDbfs()).isBetween(-60.0, -10.0);
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void tellsAPluginOfAnotherVersion() throws Exception {
        try (HostRing ring =
                        HostRing.create(runtime, OWN, 1, RingLayout.VERSION + 1).open();
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            RunningEngine.await("status", () -> ring.status() == RingLayout.STATUS_VERSION_DIFFERS);
            assertThat(ring.generation()).isEqualTo((int) engine.process.pid());
            assertThat(ring.sequence()).isZero();
        }
    }
}
