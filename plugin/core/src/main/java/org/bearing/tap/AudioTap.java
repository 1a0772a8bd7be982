package org.bearing.tap;

/** Port: where stereo samples come from. Used by one thread. */
public interface AudioTap extends AutoCloseable {
    /** {@return what the stream is} */
    StreamFormat format();

    /**
     * Takes what is there.
     *
     * @param into receives at most its capacity of frames
     * @return frames read; 0 = nothing now; -1 = the stream has ended
     */
    int poll(StereoBlock into);

    /** {@return frames lost so far: an overrun is a counter, never an exception} */
    long droppedFrames();

    @Override
    void close();
}
