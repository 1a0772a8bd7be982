package org.bearing.engine;

import java.util.concurrent.locks.LockSupport;
import org.bearing.tap.AudioTap;
import org.bearing.tap.StereoBlock;

/** Pulls a tap into an engine until the stream ends. */
public final class Pump {
    private static final int BLOCK = 4096;
    private static final long WAIT_NANOS = 2_000_000;

    private Pump() {}

    /**
     * Runs until the tap says that the stream has ended or the thread is interrupted. Waits where a tap has nothing now.
     *
     * @param tap where the samples come from; not closed here
     * @param engine takes them and is finished
     */
    public static void run(AudioTap tap, Engine engine) {
        StereoBlock block = new StereoBlock(BLOCK);
        while (!Thread.currentThread().isInterrupted()) {
            int got = tap.poll(block);
            if (got < 0) {
                break;
            }
            if (got == 0) {
                LockSupport.parkNanos(WAIT_NANOS);
            } else {
                engine.accept(block.left(), block.right(), 0, got);
            }
        }
        engine.finish();
    }
}
