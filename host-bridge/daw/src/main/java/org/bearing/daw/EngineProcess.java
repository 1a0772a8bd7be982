package org.bearing.daw;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bearing.api.UserFolder;
import org.bearing.geometry.BearingException;

/**
 * The one engine of a user: serves every plug-in instance of every host until it is told to stop or nobody has needed it
 * for a while.
 *
 * <p>This thread looks for rings and beats the heart; workers analyse; an opener loads models; a sweeper removes what dead
 * hosts left.
 */
public final class EngineProcess {
    private static final int MOST_WORKERS = 4;
    private static final String NO_MEMORY = "There is not enough memory for all plug-ins: use fewer at once.";
    private static final long BEAT_MS = 100;

    private final Spec spec;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * How an engine runs.
     *
     * @param runtime the folder of the shared memory
     * @param data the user's data folder, for captures
     * @param version this program's
     * @param idleExitSeconds how long it stays with nothing to serve, above 0, s
     * @param rehearse whether it plays a plug-in to itself first
     * @param captureLines how captured directions are written
     * @param targets where instances can send directions
     */
    public record Spec(
            Path runtime,
            Path data,
            String version,
            double idleExitSeconds,
            boolean rehearse,
            CaptureLines captureLines,
            SendTargets targets) {
        public Spec {
            if (!(idleExitSeconds > 0)) {
                throw new IllegalArgumentException("idleExitSeconds must be above 0: " + idleExitSeconds);
            }
        }
    }

    private EngineProcess(Spec spec) {
        this.spec = spec;
    }

    /**
     * Runs an engine; returns when it ends. If one runs already, returns at once.
     *
     * @param spec how
     * @throws BearingException if the runtime folder cannot be used
     */
    public static void run(Spec spec) {
        RuntimeFolder.prepare(spec.runtime());
        try (FileChannel channel = FileChannel.open(
                        spec.runtime().resolve(RingLayout.FILE_ENGINE_LOCK),
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                new EngineProcess(spec).serve();
            }
        } catch (IOException e) {
            throw new BearingException(
                    "The engine cannot use " + spec.runtime() + " (" + e.getMessage()
                            + "); free some space there or set BEARING_RUNTIME_DIR.",
                    e);
        }
    }

    /** Ready to be stopped before anybody sees that it serves. */
    private void serve() throws IOException {
        Thread hook = new Thread(this::stopped, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            serve(ControlFile.create(spec.runtime(), spec.version()));
        } finally {
            ended.countDown();
            removeHook(hook);
        }
    }

    private void serve(ControlFile control) {
        List<Worker> workers = new ArrayList<>();
        Senders senders = new Senders(spec.targets());
        Chains chains = new Chains(UserFolder.presets(System.getenv()));
        for (int i = 0; i < Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()); i++) {
            workers.add(new Worker(i));
        }
        RingFolder rings = new RingFolder(spec.runtime(), (name, ring) -> {
            ServedRing served = new ServedRing(
                    name,
                    ring,
                    chains,
                    new CaptureSwitch.Spec(spec.data().resolve("captures"), spec.captureLines()),
                    senders,
                    complaint -> {
                        EngineLog.say(complaint);
                        control.complain(complaint);
                    });
            workers.stream()
                    .min(Comparator.comparingInt(Worker::load))
                    .orElseThrow()
                    .add(served);
            return served;
        });
        EngineLog.say("engine " + spec.version() + " serves " + spec.runtime());
        if (spec.rehearse()) {
            Rehearsal.begin(spec.runtime());
        }
        Sweeper sweeper = new Sweeper(spec.runtime());
        try {
            beat(control, rings);
            for (Worker worker : workers) {
                worker.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sweeper.close();
            chains.close();
            senders.close();
            control.leave();
            EngineLog.say("engine ends");
        }
    }

    /** Until it is told to stop, or was idle for long enough. */
    private void beat(ControlFile control, RingFolder rings) throws InterruptedException {
        long neededNs = NativeCalls.monotonicNs();
        long idleNs = (long) (spec.idleExitSeconds() * TimeUnit.SECONDS.toNanos(1));
        do {
            try {
                int served = rings.look();
                control.heartbeat(served);
                long now = NativeCalls.monotonicNs();
                neededNs = served > 0 ? now : neededNs;
                if (now - neededNs > idleNs) {
                    return;
                }
            } catch (OutOfMemoryError e) {
                // Some instance takes too much and loses it in its next turn; this thread only has to wait for that.
                control.complain(NO_MEMORY);
            }
        } while (!stop.await(BEAT_MS, TimeUnit.MILLISECONDS));
    }

    /** SIGTERM: lets the engine end by itself, so that hosts see at once that it is gone. */
    private void stopped() {
        stop.countDown();
        try {
            if (!ended.await(2, TimeUnit.SECONDS)) {
                EngineLog.say("engine did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs already: it is what ended the engine.
        }
    }
}
