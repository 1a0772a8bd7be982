package org.bearing.daw;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bearing.output.DirectionSink;

/**
 * Who sends where: at every target an object number belongs to one instance at a time, or a duplicated track would tear an
 * object to and fro. Safe for any thread.
 */
final class Senders implements AutoCloseable {
    private final SendTargets targets;
    private final Map<Settings.Send, SendSwitch> claims = new HashMap<>();
    private final ExecutorService opener = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "senders");
        thread.setDaemon(true);
        return thread;
    });

    Senders(SendTargets targets) {
        this.targets = targets;
    }

    /** {@return whether the number is now, or was already, the instance's; it stays so until {@link #release}} */
    synchronized boolean claim(Settings.Send send, SendSwitch instance) {
        return claims.computeIfAbsent(send, number -> instance) == instance;
    }

    synchronized void release(SendSwitch instance) {
        claims.values().removeIf(holder -> holder == instance);
    }

    /** Opens a target on a thread of its own: a worker must not wait for the name of a host. */
    CompletableFuture<Optional<DirectionSink>> open(Settings.Send send, String name) {
        return CompletableFuture.supplyAsync(() -> targets.open(send.target(), send.object(), name), opener);
    }

    @Override
    public void close() {
        opener.shutdownNow();
    }
}
