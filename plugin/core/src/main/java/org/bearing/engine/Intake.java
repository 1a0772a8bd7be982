package org.bearing.engine;

import org.bearing.frames.FrameConsumer;
import org.bearing.frames.ShortTimeSpectrum;
import org.bearing.tap.Resampler;

/** Cleans samples and brings them to the method's rate. Allocates nothing after it is made. Used by one thread. */
final class Intake {
    private static final int BLOCK = 1024;
    /** +120 dB re full scale: nothing that was recorded. */
    private static final float ABSURD = 1e6f;

    private final float[] cleanLeft = new float[BLOCK];
    private final float[] cleanRight = new float[BLOCK];
    private final float[] left;
    private final float[] right;
    private final Resampler leftResampler;
    private final Resampler rightResampler;
    private long silenced;

    /**
     * Allocates.
     *
     * @param fromHz the stream's rate, Hz
     * @param toHz the method's rate, Hz
     */
    Intake(int fromHz, int toHz) {
        leftResampler = new Resampler(fromHz, toHz);
        rightResampler = new Resampler(fromHz, toHz);
        int most = leftResampler.maxOutput(BLOCK);
        left = new float[most];
        right = new float[most];
    }

    /**
     * Takes samples and hands them on.
     *
     * @param leftIn left channel
     * @param rightIn right channel
     * @param from first sample
     * @param count how many
     * @param spectrum receives them
     * @param consumer receives the frames
     */
    void push(
            float[] leftIn, float[] rightIn, int from, int count, ShortTimeSpectrum spectrum, FrameConsumer consumer) {
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            clean(leftIn, from + done, n, cleanLeft);
            clean(rightIn, from + done, n, cleanRight);
            int got = leftResampler.process(cleanLeft, 0, n, left, 0);
            rightResampler.process(cleanRight, 0, n, right, 0);
            spectrum.push(left, right, 0, got, consumer);
        }
    }

    /**
     * Hands on what the resamplers hold back: the stream has ended.
     *
     * @param spectrum receives it
     * @param consumer receives the frames
     */
    void flush(ShortTimeSpectrum spectrum, FrameConsumer consumer) {
        int got = leftResampler.flush(left, 0);
        rightResampler.flush(right, 0);
        spectrum.push(left, right, 0, got, consumer);
    }

    /** {@return samples silenced so far} */
    long silencedSamples() {
        return silenced;
    }

    private void clean(float[] in, int from, int count, float[] out) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            float x = in[from + i];
            boolean fine = Math.abs(x) < ABSURD;
            out[i] = fine ? x : 0;
            kept += fine ? 1 : 0;
        }
        silenced += count - kept;
    }
}
