package org.bearing.tap;

import java.util.Arrays;

/**
 * Every n-th sample of the filtered input.
 *
 * <p>The input is kept by its phase modulo the factor: a tap then meets consecutive samples for consecutive outputs, and
 * the inner loop runs over outputs. The just-in-time compiler makes vector instructions of such a loop, and not of a sum
 * over taps, but only if all arrays have the same index: so every tap's samples are first copied to index 0. Every output
 * is summed in the order of the taps, whatever the block.
 */
final class DecimatorStage implements ResamplerStage {
    private static final int BLOCK = 1024;
    private static final int UNROLL = 4;

    private final int factor;
    private final int reach;
    private final int perPhase;
    private final float[] taps;
    private final float[][] held;
    private final float[][] shifted = new float[UNROLL][BLOCK + 1];
    private final float[] sum = new float[BLOCK + 1];
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
        held = new float[factor][perPhase + BLOCK];
        double gain = 0;
        for (int i = 0; i < length; i++) {
            gain += filter.at(i - reach);
        }
        for (int i = 0; i < length; i++) {
            taps[i % factor * perPhase + i / factor] = (float) (filter.at(i - reach) / gain);
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
        Arrays.fill(sum, 0, count, 0f);
        for (int p = 0; p < factor; p++) {
            for (int j = 0; j < perPhase; j += UNROLL) {
                for (int u = 0; u < UNROLL; u++) {
                    System.arraycopy(held[p], j + u, shifted[u], 0, count);
                }
                add(count, p * perPhase + j);
            }
        }
        System.arraycopy(sum, 0, out, outAt, count);
    }

    private void add(int count, int tap) {
        add(
                sum,
                count,
                shifted[0],
                taps[tap],
                shifted[1],
                taps[tap + 1],
                shifted[2],
                taps[tap + 2],
                shifted[3],
                taps[tap + 3]);
    }

    private static void add(
            float[] sum, int count, float[] w, float a, float[] x, float b, float[] y, float c, float[] z, float d) {
        for (int i = 0; i < count; i++) {
            sum[i] += (a * w[i] + b * x[i]) + (c * y[i] + d * z[i]);
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
