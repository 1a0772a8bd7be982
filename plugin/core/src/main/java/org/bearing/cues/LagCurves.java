package org.bearing.cues;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;

/**
 * Generalized cross-correlation by lag, in the bands of {@link CueSpec#CURVE_BANDS_HZ}.
 *
 * <p>The even and the odd part in the lag are summed apart, and bins that bands share only once.
 */
final class LagCurves {
    /** Lags are quarter samples at this rate. */
    private static final double LAG_RATE_HZ = 4 * 16_000;

    private static final int SIDE = CueSpec.CURVE_LAGS + 1;

    private final int[] edges;
    private final int[][] band;
    private final float[][] cosine;
    private final float[][] sine;
    private final float[][] even;
    private final float[][] odd;
    private final float[] bandEven = new float[SIDE];
    private final float[] bandOdd = new float[SIDE];

    /**
     * Allocates the tables.
     *
     * @param frames frames that the bins are of
     */
    LagCurves(FrameSpec frames) {
        band = new int[CueSpec.curveCount()][];
        for (int b = 0; b < band.length; b++) {
            band[b] = new int[] {bin(frames, CueSpec.CURVE_BANDS_HZ[b][0]), bin(frames, CueSpec.CURVE_BANDS_HZ[b][1])};
        }
        edges = Arrays.stream(band)
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        int bins = to() - from();
        cosine = new float[bins][SIDE];
        sine = new float[bins][SIDE];
        for (int k = 0; k < bins; k++) {
            double perLag = 2 * Math.PI * (from() + k) * frames.sampleRateHz() / frames.frameSize() / LAG_RATE_HZ;
            for (int lag = 0; lag < SIDE; lag++) {
                cosine[k][lag] = (float) Math.cos(perLag * lag);
                sine[k][lag] = (float) Math.sin(perLag * lag);
            }
        }
        even = new float[edges.length - 1][SIDE];
        odd = new float[edges.length - 1][SIDE];
    }

    private static int bin(FrameSpec frames, double hz) {
        int nearest = (int) Math.round(hz * frames.frameSize() / frames.sampleRateHz());
        return Math.max(1, Math.min(frames.bins() - 1, nearest));
    }

    /** {@return first bin of any band} */
    int from() {
        return edges[0];
    }

    /** {@return bin after the last one of any band} */
    int to() {
        return edges[edges.length - 1];
    }

    /**
     * Computes the curves.
     *
     * @param re real part of the mean phase vectors, by bin
     * @param im imaginary part
     * @param first bin at index 0 of both
     * @param out receives the curves, one after the other
     * @param at where
     */
    void write(float[] re, float[] im, int first, float[] out, int at) {
        for (int s = 0; s < even.length; s++) {
            Arrays.fill(even[s], 0);
            Arrays.fill(odd[s], 0);
            for (int k = edges[s]; k < edges[s + 1]; k++) {
                add(even[s], cosine[k - from()], re[k - first]);
                add(odd[s], sine[k - from()], im[k - first]);
            }
        }
        for (int b = 0; b < band.length; b++) {
            writeBand(band[b], out, at + b * CueSpec.curveSize() + CueSpec.CURVE_LAGS);
        }
    }

    private static void add(float[] sum, float[] table, float factor) {
        for (int lag = 0; lag < SIDE; lag++) {
            sum[lag] += factor * table[lag];
        }
    }

    private void writeBand(int[] range, float[] out, int centre) {
        Arrays.fill(bandEven, 0);
        Arrays.fill(bandOdd, 0);
        for (int i = 0; i < even.length; i++) {
            if (edges[i] >= range[0] && edges[i + 1] <= range[1]) {
                add(bandEven, even[i], 1);
                add(bandOdd, odd[i], 1);
            }
        }
        float scale = 1f / Math.max(1, range[1] - range[0]);
        for (int lag = 0; lag < SIDE; lag++) {
            out[centre + lag] = scale * (bandEven[lag] + bandOdd[lag]);
            out[centre - lag] = scale * (bandEven[lag] - bandOdd[lag]);
        }
    }
}
