package org.bearing.automation.steering;

import org.apache.commons.math3.complex.Complex;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.frames.StereoSpectrum;
import org.bearing.frames.Window;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Two channels through weights, to one: short-time spectra, sum over the channels, overlap and add. As long and as late as what
 * went in. Used by one thread.
 */
public final class PairFilter {
    private static final int OVERLAP = 4;
    private static final double FRAME_SECONDS = 0.064;

    private final FrameSpec frames;
    private final ShortTimeSpectrum analysis;
    private final FloatFFT_1D transform;
    private final float[] window;
    private final float[][] weights;
    private final float[] frame;
    private final float[] overlap;
    private final Output output;
    private int skip;
    private long owed;

    /** Where the one channel goes. */
    @FunctionalInterface
    public interface Output {
        /**
         * Takes samples.
         *
         * @param samples the first {@code count} are valid, until this returns
         * @param count how many
         */
        void accept(float[] samples, int count);
    }

    /**
     * Makes a filter.
     *
     * @param frames as {@link #framesAt} gives them
     * @param weightsByBin two weights for every bin
     * @param output where the sound goes
     */
    public PairFilter(FrameSpec frames, Complex[][] weightsByBin, Output output) {
        this.frames = frames;
        this.output = output;
        analysis = new ShortTimeSpectrum(frames);
        transform = new FloatFFT_1D(frames.frameSize());
        window = frames.window().values(frames.frameSize());
        frame = new float[frames.frameSize()];
        overlap = new float[frames.frameSize()];
        weights = new float[4][frames.bins()];
        for (int k = 0; k < frames.bins(); k++) {
            for (int m = 0; m < 2; m++) {
                weights[2 * m][k] = (float) weightsByBin[k][m].getReal();
                weights[2 * m + 1][k] = (float) weightsByBin[k][m].getImaginary();
            }
        }
        skip = frames.frameSize() - frames.hopSize();
        float[] before = new float[frames.frameSize() - frames.hopSize()];
        analysis.push(before, before, 0, before.length, this::filter);
    }

    /**
     * The frames for a rate: a sine window of about 64 ms, 2^n samples, 75% overlap.
     *
     * @param sampleRateHz rate, Hz
     * @return the frames
     */
    public static FrameSpec framesAt(int sampleRateHz) {
        int size = Integer.highestOneBit((int) (FRAME_SECONDS * sampleRateHz * Math.sqrt(2)));
        return new FrameSpec(sampleRateHz, Window.SINE, size, size / OVERLAP);
    }

    /**
     * Filters.
     *
     * @param left left channel
     * @param right right channel
     * @param count samples of each
     */
    public void accept(float[] left, float[] right, int count) {
        owed += count;
        analysis.push(left, right, 0, count, this::filter);
    }

    /** Puts out what is held back. */
    public void finish() {
        float[] after = new float[frames.hopSize()];
        while (owed > 0) {
            analysis.push(after, after, 0, after.length, this::filter);
        }
    }

    /** Real and imaginary parts stand packed as the library wants them: Re[0], Re[N/2], then Re and Im of bins 1 on. */
    private void filter(StereoSpectrum in) {
        int last = frames.bins() - 1;
        for (int k = 1; k < last; k++) {
            frame[2 * k] = real(in, k);
            frame[2 * k + 1] = weights[0][k] * in.leftIm()[k]
                    - weights[1][k] * in.leftRe()[k]
                    + weights[2][k] * in.rightIm()[k]
                    - weights[3][k] * in.rightRe()[k];
        }
        frame[0] = real(in, 0);
        frame[1] = real(in, last);
        transform.realInverse(frame, true);
        for (int i = 0; i < frame.length; i++) {
            overlap[i] += frame[i] * window[i] * 2 / OVERLAP;
        }
        int hop = frames.hopSize();
        int dropped = Math.min(skip, hop);
        skip -= dropped;
        int ready = (int) Math.min(owed, hop - dropped);
        if (ready > 0) {
            owed -= ready;
            output.accept(overlap, ready);
        }
        System.arraycopy(overlap, hop, overlap, 0, overlap.length - hop);
        java.util.Arrays.fill(overlap, overlap.length - hop, overlap.length, 0);
    }

    private float real(StereoSpectrum in, int k) {
        return weights[0][k] * in.leftRe()[k]
                + weights[1][k] * in.leftIm()[k]
                + weights[2][k] * in.rightRe()[k]
                + weights[3][k] * in.rightIm()[k];
    }
}
