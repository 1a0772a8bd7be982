package org.bearing.frames;

/**
 * How a method wants to be fed.
 *
 * @param sampleRateHz rate the stream is resampled to, Hz
 * @param window analysis window
 * @param frameSize samples per analysis window and DFT size, a power of two
 * @param hopSize samples between frames, in [1, frameSize]
 */
public record FrameSpec(int sampleRateHz, Window window, int frameSize, int hopSize) {
    /** The frames of Tang et al. 2022: 16 kHz, sine window of 1024, 75% overlap. */
    public static final FrameSpec TANG = new FrameSpec(16_000, Window.SINE, 1024, 256);

    public FrameSpec {
        if (Integer.bitCount(frameSize) != 1 || frameSize < 2) {
            throw new IllegalArgumentException("frameSize must be a power of two: " + frameSize);
        }
        if (hopSize < 1 || hopSize > frameSize) {
            throw new IllegalArgumentException(
                    "hopSize must be in [1, frameSize]: hopSize=" + hopSize + ", frameSize=" + frameSize);
        }
    }

    /** {@return number of bins from 0 Hz to half the rate, both included} */
    public int bins() {
        return frameSize / 2 + 1;
    }

    /** {@return seconds between frames} */
    public double hopSeconds() {
        return (double) hopSize / sampleRateHz;
    }
}
