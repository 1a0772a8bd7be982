package org.bearing.frames;

/** The short-time spectra of both channels for one frame; a reused buffer. */
public final class StereoSpectrum {
    private final float[] leftRe;
    private final float[] leftIm;
    private final float[] rightRe;
    private final float[] rightIm;
    private long centreSample;

    /**
     * Allocates the buffer.
     *
     * @param bins number of bins from 0 Hz to half the rate
     */
    public StereoSpectrum(int bins) {
        leftRe = new float[bins];
        leftIm = new float[bins];
        rightRe = new float[bins];
        rightIm = new float[bins];
    }

    /** {@return number of bins} */
    public int bins() {
        return leftRe.length;
    }

    /** {@return real part, left channel, by bin} */
    public float[] leftRe() {
        return leftRe;
    }

    /** {@return imaginary part, left channel, by bin} */
    public float[] leftIm() {
        return leftIm;
    }

    /** {@return real part, right channel, by bin} */
    public float[] rightRe() {
        return rightRe;
    }

    /** {@return imaginary part, right channel, by bin} */
    public float[] rightIm() {
        return rightIm;
    }

    /** {@return centre of the frame, in samples at the frame's rate from the start of the stream} */
    public long centreSample() {
        return centreSample;
    }

    /**
     * Sets the frame's place in the stream.
     *
     * @param sample centre of the frame, samples from the start of the stream
     */
    public void centreSample(long sample) {
        centreSample = sample;
    }
}
