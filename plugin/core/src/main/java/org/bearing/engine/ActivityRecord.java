package org.bearing.engine;

import org.bearing.frames.FrameSpec;

/** Which of the latest frames were active; allocates nothing after it is made. Used by one thread. */
final class ActivityRecord {
    /** How far from the middle of the window something must have been heard, s. */
    private static final double REACH_SECONDS = 0.1;

    private final FrameSpec frames;
    private final boolean[] active;
    private final int reach;
    private long count;

    /**
     * Allocates.
     *
     * @param frames frames that will be told
     * @param integrationSeconds how far back questions reach, s
     */
    ActivityRecord(FrameSpec frames, double integrationSeconds) {
        this.frames = frames;
        reach = (int) Math.ceil(REACH_SECONDS / frames.hopSeconds());
        active = new boolean[(int) Math.ceil(integrationSeconds / frames.hopSeconds()) + 2 * reach + 2];
    }

    /**
     * Takes the next frame.
     *
     * @param isActive whether it was active
     */
    void add(boolean isActive) {
        active[(int) (count % active.length)] = isActive;
        count++;
    }

    /**
     * Asks about a time.
     *
     * @param centreSample samples at the frames' rate from the start of the stream
     * @return whether any frame around it was active
     */
    boolean around(long centreSample) {
        long centre = (centreSample - frames.frameSize() / 2) / frames.hopSize();
        long first = Math.max(centre - reach, Math.max(0, count - active.length));
        long last = Math.min(centre + reach, count - 1);
        for (long i = first; i <= last; i++) {
            if (active[(int) (i % active.length)]) {
                return true;
            }
        }
        return false;
    }
}
