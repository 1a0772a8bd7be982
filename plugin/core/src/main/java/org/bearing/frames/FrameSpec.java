package org.bearing.frames;

/**
 * How a method wants to be fed.
 *
 * @param sampleRateHz rate the stream is resampled to, Hz
 * @param window analysis window
 * @param frameSize samples per analysis window and DFT size: 2^n or 3 * 2^n, n at least 1
 * @param hopSize samples between frames, in [1, frameSize]
 */
public record FrameSpec(int sampleRateHz, Window window, int frameSize, int hopSize) {
    /** The frames of Tang et al. 2022: 16 kHz, sine window of 1024, 75% overlap. */
    public static final FrameSpec TANG = new FrameSpec(16_000, Window.SINE, 1024, 256);

    /** The same frames in time and the same bins in frequency, of sound up to 24 kHz. */
    public static final FrameSpec WIDE = new FrameSpec(48_000, Window.SINE, 3 * 1024, 3 * 256);

    /** The frames of Bianco et al. 2021, for pairs of microphones: 16 kHz, Hamming window of 256, 50% overlap. */
    public static final FrameSpec BIANCO = new FrameSpec(16_000, Window.HAMMING, 256, 128);

    public FrameSpec {
        if (!RealTransform.supports(frameSize)) {
            throw new IllegalArgumentException(
                    "frameSize must be a power of two, or three times one that is at least 2: " + frameSize);
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
