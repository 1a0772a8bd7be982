package org.bearing.tap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bearing.geometry.EngineThread;

/**
 * Streaming resampler for one channel and any ratio of integer rates. Used by one thread; allocates nothing after it is
 * made.
 *
 * <p>Zero phase: output sample n is the input at time {@code n / toHz}; samples before the first and after the last input
 * count as zero. The pass band ends at 0.4375 of the lower rate (7 kHz when going to 16 kHz; ripple below 0.01 dB) and the
 * stop band starts at half the lower rate (at least 80 dB), so that nothing folds into the pass band or beside it. Every
 * block split gives the same bits.
 *
 * <p>Two stages, since a sharp filter costs least at a low rate: going down, a short polyphase filter to twice the target
 * rate and then a sharp decimator by two (by three at once where that is all); going up, a sharp interpolator by two and then a short polyphase filter. See R.
 * E. Crochiere and L. R. Rabiner 1983, "Multirate Digital Signal Processing", ch. 5. Blocks of 1,000 samples and more run
 * fastest.
 */
public final class Resampler {
    private static final double PASS = 0.4375;
    private static final double STOP = 0.5;
    private static final int CHUNK = 2048;

    private final int fromHz;
    private final int toHz;
    private final ResamplerStage[] stages;
    private final int latency;
    private final float[] between;
    private final float[] zeros = new float[64];
    private final float[] tail;
    private long taken;
    private long given;

    /**
     * Designs the filters and allocates all buffers.
     *
     * @param fromHz input rate, above 0, Hz
     * @param toHz output rate, above 0, Hz
     */
    public Resampler(int fromHz, int toHz) {
        if (fromHz < 1 || toHz < 1) {
            throw new IllegalArgumentException("rates must be above 0: fromHz=" + fromHz + ", toHz=" + toHz);
        }
        this.fromHz = fromHz;
        this.toHz = toHz;
        stages = stages(fromHz, toHz).toArray(ResamplerStage[]::new);
        latency = latency(stages, fromHz, toHz);
        between = new float[stages.length == 2 ? stages[0].maxOutput(CHUNK) : 0];
        tail = new float[maxOutput(zeros.length)];
    }

    private static List<ResamplerStage> stages(int fromHz, int toHz) {
        List<ResamplerStage> stages = new ArrayList<>();
        if (fromHz == 3 * toHz) {
            stages.add(new DecimatorStage(3, new LowPass(PASS / 3, STOP / 3)));
        } else if (fromHz > toHz) {
            double pass = PASS * toHz;
            addStage(stages, fromHz, 2 * toHz, new LowPass(pass / fromHz, (2 - STOP) * toHz / fromHz));
            stages.add(new DecimatorStage(2, new LowPass(PASS / 2, STOP / 2)));
        } else if (fromHz < toHz) {
            stages.add(new PolyphaseStage(2, 1, new LowPass(PASS, STOP)));
            addStage(stages, 2 * fromHz, toHz, new LowPass(PASS / 2, (2 - STOP) / 2));
        }
        return stages;
    }

    private static void addStage(List<ResamplerStage> stages, int fromHz, int toHz, LowPass filter) {
        int divisor = gcd(fromHz, toHz);
        if (fromHz != toHz) {
            stages.add(
                    toHz == divisor
                            ? new DecimatorStage(fromHz / divisor, filter)
                            : new PolyphaseStage(toHz / divisor, fromHz / divisor, filter));
        }
    }

    private static int latency(ResamplerStage[] stages, int fromHz, int toHz) {
        double seconds = 0;
        double rate = fromHz;
        for (ResamplerStage stage : stages) {
            seconds += (stage.lookAhead() + 1) / rate;
            rate = fromHz > toHz ? 2.0 * toHz : 2.0 * fromHz;
        }
        return (int) Math.ceil(seconds * toHz);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * Takes input and puts out what can be computed from it.
     *
     * @param in input samples
     * @param from first of them
     * @param count how many
     * @param out receives the output; room for {@link #maxOutput} samples
     * @param outAt where
     * @return samples put out
     */
    @EngineThread
    public int process(float[] in, int from, int count, float[] out, int outAt) {
        taken += count;
        int written = convert(in, from, count, out, outAt);
        given += written;
        return written;
    }

    private int convert(float[] in, int from, int count, float[] out, int outAt) {
        if (stages.length == 0) {
            System.arraycopy(in, from, out, outAt, count);
            return count;
        }
        if (stages.length == 1) {
            return stages[0].process(in, from, count, out, outAt);
        }
        int written = 0;
        for (int done = 0; done < count; done += CHUNK) {
            int n = stages[0].process(in, from + done, Math.min(CHUNK, count - done), between, 0);
            written += stages[1].process(between, 0, n, out, outAt + written);
        }
        return written;
    }

    /**
     * Ends the stream: puts out what is left, {@code round(inputs * toHz / fromHz)} samples in all, and starts anew.
     *
     * @param out receives the output; room for {@code maxOutput(0)} samples
     * @param outAt where
     * @return samples put out
     */
    @EngineThread
    public int flush(float[] out, int outAt) {
        long missing = Math.round((double) taken * toHz / fromHz) - given;
        int written = 0;
        while (written < missing) {
            int n = (int) Math.min(missing - written, convert(zeros, 0, zeros.length, tail, 0));
            System.arraycopy(tail, 0, out, outAt + written, n);
            written += n;
        }
        reset();
        return written;
    }

    /**
     * Bound on the output.
     *
     * @param inputCount input samples
     * @return the most samples that {@link #process} puts out for them; also enough for {@link #flush}
     */
    public int maxOutput(int inputCount) {
        return Math.toIntExact(((long) inputCount * toHz + fromHz - 1) / fromHz) + latency + 4;
    }

    /** Forgets everything heard. */
    @EngineThread
    public void reset() {
        for (ResamplerStage stage : stages) {
            stage.reset();
        }
        taken = 0;
        given = 0;
    }

    /**
     * Resamples a whole signal.
     *
     * @param x samples
     * @param fromHz their rate, Hz
     * @param toHz wanted rate, Hz
     * @return {@code round(x.length * toHz / fromHz)} samples, time-aligned with {@code x}
     */
    public static float[] resample(float[] x, int fromHz, int toHz) {
        Resampler resampler = new Resampler(fromHz, toHz);
        float[] buffer = new float[resampler.maxOutput(x.length) + resampler.maxOutput(0)];
        int n = resampler.process(x, 0, x.length, buffer, 0);
        n += resampler.flush(buffer, n);
        return Arrays.copyOf(buffer, n);
    }
}
