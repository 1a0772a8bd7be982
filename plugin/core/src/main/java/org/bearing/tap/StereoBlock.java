package org.bearing.tap;

/** A reused buffer of stereo samples; full scale is +-1. */
public final class StereoBlock {
    private final float[] left;
    private final float[] right;
    private int frames;

    /**
     * Allocates the buffer.
     *
     * @param capacity largest number of frames it holds, above 0
     */
    public StereoBlock(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1: " + capacity);
        }
        left = new float[capacity];
        right = new float[capacity];
    }

    /** {@return the largest number of frames} */
    public int capacity() {
        return left.length;
    }

    /** {@return the number of valid frames} */
    public int frames() {
        return frames;
    }

    /**
     * Declares how many frames are valid.
     *
     * @param count in [0, capacity]
     */
    public void resize(int count) {
        if (count < 0 || count > left.length) {
            throw new IllegalArgumentException("frames must be in [0, " + left.length + "]: " + count);
        }
        frames = count;
    }

    /** {@return the left channel; the first {@link #frames()} values are valid} */
    public float[] left() {
        return left;
    }

    /** {@return the right channel; the first {@link #frames()} values are valid} */
    public float[] right() {
        return right;
    }
}
