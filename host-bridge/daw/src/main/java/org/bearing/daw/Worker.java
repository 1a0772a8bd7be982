package org.bearing.daw;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bearing.geometry.EngineThread;

/** A thread that serves some of the rings by turns. Its methods are safe for any thread. */
final class Worker implements Runnable {
    private static final long LONGEST_SLEEP_NS = TimeUnit.SECONDS.toNanos(1);

    private final List<ServedRing> rings = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * Starts the thread.
     *
     * @param number for its name
     */
    Worker(int number) {
        thread = new Thread(this, "worker-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    /** {@return how many rings it serves} */
    int load() {
        return rings.size();
    }

    void add(ServedRing ring) {
        rings.add(ring);
        LockSupport.unpark(thread);
    }

    /** Lets go of all rings; waits for that, but not for ever. */
    void stop() throws InterruptedException {
        stopped = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(1));
    }

    @Override
    @EngineThread
    public void run() {
        while (!stopped) {
            long now = NativeCalls.monotonicNs();
            long next = now + LONGEST_SLEEP_NS;
            rings.removeIf(Worker::endDropped);
            for (ServedRing ring : rings) {
                if (ring.nextNs() - NativeCalls.monotonicNs() <= 0) {
                    turn(ring);
                }
                next = ring.nextNs() - next < 0 ? ring.nextNs() : next;
            }
            long sleep = next - NativeCalls.monotonicNs();
            if (sleep > 0) {
                LockSupport.parkNanos(sleep);
            }
        }
        rings.forEach(Worker::end);
    }

    /** What even the ring cannot cope with, such as no memory left at all, costs that ring only; it is found anew later. */
    private static void turn(ServedRing ring) {
        try {
            ring.turn(NativeCalls.monotonicNs());
        } catch (RuntimeException | Error e) {
            ring.drop();
        }
    }

    private static boolean endDropped(ServedRing ring) {
        if (ring.isDropped()) {
            end(ring);
        }
        return ring.isDropped();
    }

    private static void end(ServedRing ring) {
        try {
            ring.end();
        } catch (RuntimeException | Error e) {
            EngineLog.say("could not end a ring: " + e);
        }
    }
}
