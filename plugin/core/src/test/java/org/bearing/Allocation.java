package org.bearing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much the calling thread allocates. */
public final class Allocation {
    private static final int ROUNDS = 5;

    private Allocation() {}

    /**
     * Repeats some work. The least counts: now and then the virtual machine itself takes a few bytes for its compiler.
     *
     * @param work warmed up by the caller
     * @return bytes of the round with the least
     */
    public static long least(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
