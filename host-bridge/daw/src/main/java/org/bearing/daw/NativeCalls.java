package org.bearing.daw;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every call of the operating system that Java has no words for; the only class to change for another one. Safe for any
 * thread.
 *
 * <p>JNA is loaded by the first question about a process and never by anything else. Where it cannot be loaded, such as
 * with a temporary folder that forbids execution, Java's own answer is used.
 */
final class NativeCalls {
    private static final int NO_SUCH_PROCESS = 3;

    private NativeCalls() {}

    /** The C library, directly mapped: 88 ns a call instead of 395. */
    private static final class C {
        static final boolean LOADED = load();

        private C() {}

        private static boolean load() {
            try {
                Native.register(C.class, "c");
                return true;
            } catch (RuntimeException | Error e) {
                return false;
            }
        }

        static native int kill(int process, int signal);
    }

    /**
     * Whether a process lives.
     *
     * @param process its number
     * @return false only if there is none; one of another user lives
     */
    static boolean isAlive(int process) {
        if (process <= 0) {
            return false;
        }
        boolean numbered = C.LOADED
                ? C.kill(process, 0) == 0 || Native.getLastError() != NO_SUCH_PROCESS
                : ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        return numbered && !isZombie(process);
    }

    /** A process that has ended, but that its parent has not asked after, still has its number. */
    private static boolean isZombie(int process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return CLOCK_MONOTONIC, ns: on Linux what {@code System.nanoTime} reads} */
    static long monotonicNs() {
        return System.nanoTime();
    }

    /** {@return this process's number} */
    static int ownProcess() {
        return (int) ProcessHandle.current().pid();
    }

    /** {@return this process's user} */
    static int ownUser() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
