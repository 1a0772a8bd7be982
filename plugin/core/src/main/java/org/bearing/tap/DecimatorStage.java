package org.bearing.tap;

import java.util.Arrays;

/**
 * Every n-th sample of the filtered input.
 *
 * <p>The input is kept by its phase modulo the factor. A tap then meets consecutive samples for consecutive outputs, so
 * that the inner loop runs over outputs and the just-in-time compiler makes vector instructions of it, which it does not
 * for a sum over taps. Every output is summed in the order of the taps, whatever the block.
 */
final class DecimatorStage implements ResamplerStage {
    private static final int BLOCK = 1024;
    private static final int UNROLL = 4;

    private final int factor;
    private final int reach;
    private final int perPhase;
    private final float[] taps;
    private final int[] offsets;
    private final float[][] held;
    private int heldCount;

    /**
     * Allocates and designs the stage.
     *
     * @param factor input samples per output sample, at least 2
     * @param filter low pass, relative to the input rate
     */
    DecimatorStage(int factor, LowPass filter) {
        this.factor = factor;
        reach = filter.reach();
        int length = 2 * reach + 1;
        perPhase = (length + factor * UNROLL - 1) / (factor * UNROLL) * UNROLL;
        taps = new float[factor * perPhase];
        offsets = new int[perPhase];
        Arrays.setAll(offsets, j -> j);
        held = new float[factor][perPhase + BLOCK];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += filter.at(i - reach);
        }
        for (int i = 0; i < length; i++) {
            taps[i % factor * perPhase + i / factor] = (float) (filter.at(i - reach) / sum);
        }
        reset();
    }

    @Override
    public int process(float[] in, int from, int count, float[] out, int outAt) {
        int done = 0;
        int written = 0;
        int capacity = factor * (perPhase + BLOCK);
        while (done < count) {
            int n = Math.min(count - done, capacity - heldCount);
            split(in, from + done, n);
            done += n;
            int ready = heldCount / factor - perPhase + 1;
            if (ready > 0) {
                filter(out, outAt + written, ready);
                written += ready;
                drop(ready);
            }
        }
        return written;
    }

    private void split(float[] in, int from, int count) {
        int phase = heldCount % factor;
        int row = heldCount / factor;
        for (int i = 0; i < count; i++) {
            held[phase][row] = in[from + i];
            if (++phase == factor) {
                phase = 0;
                row++;
            }
        }
        heldCount += count;
    }

    private void filter(float[] out, int outAt, int count) {
        Arrays.fill(out, outAt, outAt + count, 0f);
        for (int p = 0; p < factor; p++) {
            float[] source = held[p];
            for (int j = 0; j < perPhase; j += UNROLL) {
                int t = p * perPhase + j;
                add(out, outAt, count, source, j, t);
            }
        }
    }

    /** The offsets come from memory, so that the compiler cannot merge loads of neighbouring iterations. */
    private void add(float[] out, int outAt, int count, float[] source, int j, int t) {
        float a = taps[t];
        float b = taps[t + 1];
        float c = taps[t + 2];
        float d = taps[t + 3];
        int ja = offsets[j];
        int jb = offsets[j + 1];
        int jc = offsets[j + 2];
        int jd = offsets[j + 3];
        for (int i = 0; i < count; i++) {
            out[outAt + i] += (a * source[ja + i] + b * source[jb + i]) + (c * source[jc + i] + d * source[jd + i]);
        }
    }

    private void drop(int rows) {
        for (float[] row : held) {
            System.arraycopy(row, rows, row, 0, row.length - rows);
        }
        heldCount -= rows * factor;
    }

    @Override
    public int maxOutput(int count) {
        return count / factor + 2;
    }

    @Override
    public int lookAhead() {
        return factor * perPhase - reach;
    }

    @Override
    public void reset() {
        for (float[] row : held) {
            Arrays.fill(row, 0);
        }
        heldCount = reach;
    }
}
