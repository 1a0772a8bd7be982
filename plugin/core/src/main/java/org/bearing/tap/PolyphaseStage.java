package org.bearing.tap;

import java.util.Arrays;

/** Rational ratio: output n is the filtered input at input time {@code n * down / up}. One row of taps per phase. */
final class PolyphaseStage implements ResamplerStage {
    private static final int BLOCK = 1024;

    private final int up;
    private final int down;
    private final int half;
    private final int taps;
    private final float[] table;
    private final float[] held;
    private int heldCount;
    private int at;
    private int phase;

    /**
     * Allocates and designs the stage.
     *
     * @param up output samples per {@code down} input samples; without common divisor
     * @param down see {@code up}
     * @param filter low pass, relative to the input rate
     */
    PolyphaseStage(int up, int down, LowPass filter) {
        this.up = up;
        this.down = down;
        half = (filter.reach() + 1) / 2 * 2;
        taps = 2 * half;
        table = new float[up * taps];
        held = new float[taps + BLOCK];
        fill(filter);
        reset();
    }

    private void fill(LowPass filter) {
        double sum = 0;
        for (int pass = 0; pass < 2; pass++) {
            double gain = pass == 0 ? 1 : up / sum;
            for (int p = 0; p < up; p++) {
                for (int i = 0; i < taps; i++) {
                    double value = filter.at((double) p / up - (i - half + 1));
                    sum += pass == 0 ? value : 0;
                    table[p * taps + i] = (float) (gain * value);
                }
            }
        }
    }

    @Override
    public int process(float[] in, int from, int count, float[] out, int outAt) {
        int done = 0;
        int written = 0;
        while (done < count) {
            int n = Math.min(count - done, held.length - heldCount);
            System.arraycopy(in, from + done, held, heldCount, n);
            heldCount += n;
            done += n;
            written += drain(out, outAt + written);
            int drop = Math.min(at, heldCount);
            System.arraycopy(held, drop, held, 0, heldCount - drop);
            heldCount -= drop;
            at -= drop;
        }
        return written;
    }

    private int drain(float[] out, int outAt) {
        int written = 0;
        while (at + taps <= heldCount) {
            out[outAt + written++] = dot(phase * taps, at);
            phase += down;
            at += phase / up;
            phase %= up;
        }
        return written;
    }

    private float dot(int row, int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < taps; i += 4) {
            a += table[row + i] * held[from + i];
            b += table[row + i + 1] * held[from + i + 1];
            c += table[row + i + 2] * held[from + i + 2];
            d += table[row + i + 3] * held[from + i + 3];
        }
        return (a + b) + (c + d);
    }

    @Override
    public int maxOutput(int count) {
        return (int) ((long) count * up / down) + 2;
    }

    @Override
    public int lookAhead() {
        return half;
    }

    @Override
    public void reset() {
        Arrays.fill(held, 0);
        heldCount = half - 1;
        at = 0;
        phase = 0;
    }
}
