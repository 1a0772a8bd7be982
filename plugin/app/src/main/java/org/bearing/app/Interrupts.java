package org.bearing.app;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be thrown away when the person presses Ctrl-C: half-written files, so that outputs are whole or not
 * there. Safe for any thread.
 */
final class Interrupts {
    private static final Deque<Runnable> CLEANUPS = new ArrayDeque<>();
    private static volatile boolean interrupted;
    private static boolean hooked;

    private Interrupts() {}

    /**
     * Asks for a clean-up in case the program is stopped.
     *
     * @param cleanup what to do then, on another thread; may fail
     */
    static synchronized void onStop(Runnable cleanup) {
        if (!hooked) {
            Runtime.getRuntime().addShutdownHook(new Thread(Interrupts::cleanUp, "clean-up"));
            hooked = true;
        }
        CLEANUPS.push(cleanup);
    }

    /**
     * Takes a clean-up back: there is nothing left to throw away.
     *
     * @param cleanup as it was given
     */
    static synchronized void forget(Runnable cleanup) {
        CLEANUPS.remove(cleanup);
    }

    /** {@return whether the program is being stopped, so that failures need no message} */
    static boolean stopping() {
        return interrupted;
    }

    private static synchronized void cleanUp() {
        interrupted = true;
        for (Runnable cleanup : CLEANUPS) {
            try {
                cleanup.run();
            } catch (RuntimeException e) {
                System.err.println("bearing: " + e.getMessage());
            }
        }
    }
}
