package org.bearing.app;

import java.util.function.LongConsumer;
import org.bearing.tap.AudioTap;
import org.bearing.tap.PairCheck;
import org.bearing.tap.StereoBlock;
import org.bearing.tap.StreamFormat;

/** Hands a tap on and watches what passes: how far it is, and whether it looks panned or broken. Used by one thread. */
final class WatchedTap implements AudioTap {
    private final AudioTap tap;
    private final PanCheck pan;
    private final PairCheck pair = new PairCheck();
    private LongConsumer watcher = frames -> {};
    private long frames;

    WatchedTap(AudioTap tap) {
        this.tap = tap;
        this.pan = new PanCheck(tap.format().sampleRateHz());
    }

    /**
     * Wants to know how far it is.
     *
     * @param progress receives the frames so far
     */
    void watch(LongConsumer progress) {
        watcher = progress;
    }

    /** {@return what its two channels look like} */
    PanCheck pan() {
        return pan;
    }

    /** {@return what its two channels are as those of two microphones} */
    PairCheck pair() {
        return pair;
    }

    /** {@return length so far, s} */
    double seconds() {
        return (double) frames / tap.format().sampleRateHz();
    }

    @Override
    public StreamFormat format() {
        return tap.format();
    }

    @Override
    public int poll(StereoBlock into) {
        int got = tap.poll(into);
        if (got > 0) {
            frames += got;
            pan.accept(into);
            pair.accept(into.left(), into.right(), into.frames());
            watcher.accept(frames);
        }
        return got;
    }

    @Override
    public long droppedFrames() {
        return tap.droppedFrames();
    }

    @Override
    public void close() {
        tap.close();
    }
}
