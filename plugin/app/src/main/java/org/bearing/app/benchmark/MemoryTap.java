package org.bearing.app.benchmark;

import org.bearing.tap.AudioTap;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.StreamFormat;

/** Two channels in memory as a stream. Used by one thread. */
final class MemoryTap implements AudioTap {
    private final float[] left;
    private final float[] right;
    private final StreamFormat format;
    private int at;

    MemoryTap(float[] left, float[] right, int sampleRateHz) {
        this.left = left;
        this.right = right;
        format = new StreamFormat(sampleRateHz);
    }

    @Override
    public StreamFormat format() {
        return format;
    }

    @Override
    public int poll(StereoBlock into) {
        int count = Math.min(into.capacity(), left.length - at);
        if (count == 0) {
            return -1;
        }
        System.arraycopy(left, at, into.left(), 0, count);
        System.arraycopy(right, at, into.right(), 0, count);
        into.resize(count);
        at += count;
        return count;
    }

    @Override
    public long droppedFrames() {
        return 0;
    }

    @Override
    public void close() {}
}
