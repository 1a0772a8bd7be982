package org.bearing.frames;

import org.bearing.geometry.EngineThread;

/**
 * Cuts a stereo stream into frames and transforms them: window, then DFT {@code X[k] = sum x[n] w[n] exp(-2 pi j k n / N)},
 * not scaled. Used by one thread; allocates nothing after it is made; the same bits for any block size.
 *
 * <p>The first frame starts with the first sample; the stream is not padded.
 */
public final class ShortTimeSpectrum {
    private final FrameSpec spec;
    private final float[] window;
    private final RealTransform transform;
    private final float[] left;
    private final float[] right;
    private final float[] work;
    private final StereoSpectrum spectrum;
    private int held;
    private long start;

    /**
     * Allocates all buffers.
     *
     * @param spec frames to make
     */
    public ShortTimeSpectrum(FrameSpec spec) {
        this.spec = spec;
        window = spec.window().values(spec.frameSize());
        transform = new RealTransform(spec.frameSize());
        left = new float[spec.frameSize()];
        right = new float[spec.frameSize()];
        work = new float[spec.frameSize()];
        spectrum = new StereoSpectrum(spec.bins());
    }

    /**
     * Takes samples and puts out every frame that is full.
     *
     * @param leftIn left channel
     * @param rightIn right channel
     * @param from first sample
     * @param count how many
     * @param consumer receives the frames, in order
     */
    @EngineThread
    public void push(float[] leftIn, float[] rightIn, int from, int count, FrameConsumer consumer) {
        int done = 0;
        while (done < count) {
            int n = Math.min(count - done, spec.frameSize() - held);
            System.arraycopy(leftIn, from + done, left, held, n);
            System.arraycopy(rightIn, from + done, right, held, n);
            held += n;
            done += n;
            if (held == spec.frameSize()) {
                emit(consumer);
            }
        }
    }

    /** Forgets everything heard; the next sample is sample 0. */
    @EngineThread
    public void reset() {
        held = 0;
        start = 0;
    }

    private void emit(FrameConsumer consumer) {
        transform(left, spectrum.leftRe(), spectrum.leftIm());
        transform(right, spectrum.rightRe(), spectrum.rightIm());
        spectrum.centreSample(start + spec.frameSize() / 2);
        consumer.accept(spectrum);
        held = spec.frameSize() - spec.hopSize();
        System.arraycopy(left, spec.hopSize(), left, 0, held);
        System.arraycopy(right, spec.hopSize(), right, 0, held);
        start += spec.hopSize();
    }

    private void transform(float[] samples, float[] re, float[] im) {
        for (int i = 0; i < work.length; i++) {
            work[i] = samples[i] * window[i];
        }
        transform.apply(work, re, im);
    }
}
