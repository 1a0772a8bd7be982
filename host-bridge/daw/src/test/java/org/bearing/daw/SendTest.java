package org.bearing.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an engine sends what its instances hear. */
class SendTest {
    private static final int BLOCK = 512;
    private static final double CLOSE_DEG = 10;
    private static final int OBJECT = 7;
    private static final long OWN = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Path runtime;

    @BeforeEach
    void makeRuntimeFolder() {
        runtime = folder.resolve("run");
        RuntimeFolder.prepare(runtime);
    }

    private HostRing ring(int instance) throws IOException {
        return HostRing.create(runtime, OWN, instance, RingLayout.VERSION)
                .settings("spaced-pair", "", 0.5f, false)
                .open();
    }

    private List<String> sent() {
        Path file = folder.resolve("sent-" + OBJECT);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void play(HostRing ring, double azimuthDeg) throws InterruptedException {
        DelayedNoise noise = new DelayedNoise(azimuthDeg, 188 * BLOCK, 5);
        for (int from = 0; from < noise.left.length; from += BLOCK) {
            ring.push(noise.left, noise.right, from, BLOCK, RingLayout.UNKNOWN_TIME);
        }
        RunningEngine.await("all frames analysed", ring::allDone);
    }

    private static double degrees(String line) {
        return Double.parseDouble(line);
    }

    private void awaitSent(String last) throws InterruptedException {
        RunningEngine.await(last, () -> sent().contains(last));
    }

    @Test
    void sendsWhatIsHeardAlsoInBypassUntilItIsSwitchedOff() throws Exception {
        try (HostRing ring = ring(1).send(true, 0, OBJECT);
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            ring.state(RingLayout.STATE_ACTIVE | RingLayout.STATE_BYPASSED);
            awaitSent("opened");
            play(ring, 30);

            List<String> lines = sent();
            assertThat(lines).hasSizeGreaterThan(10);
            assertThat(degrees(lines.get(lines.size() - 1))).isCloseTo(30, within(CLOSE_DEG));

            ring.send(false, 0, OBJECT);
            awaitSent("closed");
            assertThat(sent()).endsWith("gone", "closed");
            int before = sent().size();
            play(ring, -40);
            assertThat(sent()).hasSize(before);
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void anObjectNumberBelongsToOneInstanceAtATime() throws Exception {
        try (HostRing first = ring(1).send(true, 0, OBJECT);
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            awaitSent("opened");
            try (HostRing second = ring(2).send(true, 0, OBJECT)) {
                play(second, -40);
                RunningEngine.await("the status", () -> second.status() == RingLayout.STATUS_NUMBER_IN_USE);
                assertThat(sent()).containsExactly("opened");
                assertThat(second.azimuthDeg()).isCloseTo(-40, within(CLOSE_DEG));

                first.send(true, 0, OBJECT + 1);
                RunningEngine.await("the number is free", () -> second.status() == RingLayout.STATUS_LISTENING);
                play(second, -40);
                assertThat(sent()).contains("closed");
                assertThat(degrees(sent().get(sent().size() - 1))).isCloseTo(-40, within(CLOSE_DEG));
            }
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void aTargetThatCannotBeUsedOrIsNotThereShowsInTheStatus() throws Exception {
        try (HostRing unusable = ring(1).send(true, 1, OBJECT);
                HostRing missing = ring(2).send(true, 2, OBJECT);
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            RunningEngine.await("no use", () -> unusable.status() == RingLayout.STATUS_STARTING);
            play(unusable, 30);
            play(missing, 30);

            RunningEngine.await("no use", () -> unusable.status() == RingLayout.STATUS_NO_TARGET);
            RunningEngine.await("no target", () -> missing.status() == RingLayout.STATUS_NO_TARGET);
            assertThat(RunningEngine.log(runtime))
                    .contains("no route to anywhere", "the list of targets has no number 3");
            assertThat(unusable.azimuthDeg()).isCloseTo(30, within(CLOSE_DEG));
            assertThat(engine.process.isAlive()).isTrue();
        }
    }

    @Test
    void sendsTheAutomationThatIsPlayedBackInsteadAndNothingOffline() throws Exception {
        try (HostRing ring = ring(1).send(true, 0, OBJECT);
                RunningEngine engine = RunningEngine.start(runtime, 30)) {
            awaitSent("opened");
            ring.steer(-120);
            awaitSent("-120.0");
            play(ring, 30);
            ring.steer(90);
            awaitSent("90.0");
            assertThat(sent().stream().filter(line -> !line.equals("opened")))
                    .allMatch(line -> line.equals("-120.0") || line.equals("90.0"));

            ring.state(RingLayout.STATE_ACTIVE | RingLayout.STATE_OFFLINE);
            awaitSent("gone");
            int before = sent().size();
            play(ring, 30);
            assertThat(sent()).hasSize(before);
            assertThat(engine.process.isAlive()).isTrue();
        }
    }
}
