package org.bearing.cues;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;

/**
 * Power and level difference of narrow bands up to 16 kHz, and how far each is to be believed. Buffers are reused; used by
 * one thread.
 *
 * <p>A band is believed less if little of the evidence lies in it: evidence is energy that is coherent between the ears,
 * so that noise of the microphones in a band without sound is none. It is not believed at all if it lies
 * {@link #SILENT_DB} below the loudest one: what a resampler or a low-pass leaves there is no sound of the room.
 */
final class BandCues {
    /** Evidence per bin, in powers of ten below the most in any band, at which a band counts as empty; and as full. */
    private static final double EMPTY = -3;

    private static final double FULL = -2;

    /** The least evidence that the network is told of, in powers of ten. */
    private static final double LEAST = -3;

    /** Power per bin, below the loudest band, at which a band counts as silent, and from which on as heard, dB. */
    private static final double SILENT_DB = -75;

    private static final double HEARD_DB = -65;

    /** Sound below the bands is one band more to compare with; from here on, Hz. */
    private static final double LOWEST_HZ = 200;

    private static final float LEAST_WEIGHT = 1e-30f;

    /** Bins: first of the lowest part, then the edges of the bands. */
    private final int[] edges = new int[CueSpec.BANDS + 2];

    private final double[] evidence = new double[CueSpec.BANDS + 1];
    private final double[] power = new double[CueSpec.BANDS + 1];
    private final double[] level = new double[CueSpec.BANDS + 1];
    private final double[] heard = new double[CueSpec.BANDS];

    /**
     * Finds the edges.
     *
     * @param frames frames that the bins are of
     */
    BandCues(FrameSpec frames) {
        edges[0] = bin(frames, LOWEST_HZ);
        for (int b = 0; b <= CueSpec.BANDS; b++) {
            edges[b + 1] = bin(frames, CueSpec.bandEdgeHz(b));
        }
    }

    private static int bin(FrameSpec frames, double hz) {
        return Math.max(1, (int) Math.round(hz * frames.frameSize() / frames.sampleRateHz()));
    }

    /** {@return bin after the last one} */
    int to() {
        return edges[edges.length - 1];
    }

    /**
     * Writes the values of all bands.
     *
     * @param weight evidence by bin
     * @param meanLevel mean level difference by bin, dB
     * @param spectrum power times evidence by bin, dB
     * @param first bin at index 0 of the three
     * @param out receives powers, then trust, then level differences
     * @param at index of the first value
     */
    void write(float[] weight, float[] meanLevel, float[] spectrum, int first, float[] out, int at) {
        double most = LEAST_WEIGHT;
        double loudest = Double.NEGATIVE_INFINITY;
        for (int b = 0; b < evidence.length; b++) {
            sum(weight, meanLevel, spectrum, first, b);
            most = Math.max(most, evidence[b]);
            loudest = evidence[b] > LEAST_WEIGHT ? Math.max(loudest, power[b]) : loudest;
        }
        Arrays.fill(out, at, at + 3 * CueSpec.BANDS, 0);
        double mean = 0;
        double total = 0;
        for (int b = 0; b < CueSpec.BANDS; b++) {
            heard[b] = 0;
            if (evidence[b + 1] > LEAST_WEIGHT) {
                double share = Math.log10(evidence[b + 1] / most);
                double sound = part(power[b + 1] - loudest, SILENT_DB, HEARD_DB);
                heard[b] = sound * part(share, EMPTY, FULL);
                out[at + CueSpec.BANDS + b] = (float) (sound * part(share, LEAST, 0));
                mean += heard[b] * power[b + 1];
                total += heard[b];
            }
        }
        mean = total > 0 ? mean / total : 0;
        for (int b = 0; b < CueSpec.BANDS; b++) {
            if (heard[b] > 0) {
                out[at + b] = (float) (heard[b] * (power[b + 1] - mean));
                out[at + 2 * CueSpec.BANDS + b] = (float) (heard[b] * level[b + 1]);
            }
        }
    }

    private void sum(float[] weight, float[] meanLevel, float[] spectrum, int first, int band) {
        double weights = 0;
        double powers = 0;
        double levels = 0;
        for (int k = edges[band] - first; k < edges[band + 1] - first; k++) {
            weights += weight[k];
            powers += spectrum[k];
            levels += weight[k] * meanLevel[k];
        }
        boolean some = weights > LEAST_WEIGHT;
        evidence[band] = weights / Math.max(1, edges[band + 1] - edges[band]);
        power[band] = some ? powers / weights : 0;
        level[band] = some ? levels / weights : 0;
    }

    private static double part(double value, double from, double to) {
        return Math.max(0, Math.min(1, (value - from) / (to - from)));
    }
}
