package org.bearing.cues;

import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;
import org.bearing.geometry.SphericalHead;

/**
 * What a pair of microphones hears of a direction, as numbers that mean the same at every spacing. One thread; allocates
 * nothing after it is made.
 *
 * <p>From the weighted mean phase vectors of a window ({@link CueAccumulator}), in this order: {@link #CURVES} generalized
 * cross-correlation curves at {@link #LAGS} delays from -{@link #FARTHEST} to {@link #FARTHEST} times the delay along the
 * line through both microphones (first one for each of {@link #BANDS} bands, then one weighted by the evidence, then one of
 * phases alone); by band the least-squares delay without regard to whole periods, in the same unit; by band the evidence's
 * mean length of the phase vectors; by band the share of the evidence; then the logarithm of the spacing over 10 cm, that
 * of the time heard (up to a second) over half a second, and the coherence.
 */
public final class PairCues {
    /** Number of bands. */
    public static final int BANDS = 5;

    /** Number of curves. */
    public static final int CURVES = BANDS + 2;

    /** Delays of a curve. */
    public static final int LAGS = 61;

    /** The last delay of a curve, where 1 is the delay between the microphones from the side. */
    public static final double FARTHEST = 1.2;

    /** Number of values. */
    public static final int SIZE = CURVES * LAGS + 3 * BANDS + 3;

    private static final double[][] BANDS_HZ = {{150, 900}, {600, 1800}, {1400, 3200}, {2600, 5000}, {4200, 7500}};
    private static final double USUAL_SPACING_M = 0.1;
    private static final double USUAL_SECONDS = 0.5;
    /** More time than that is no longer told apart. */
    private static final double MOST_SECONDS = 1;

    private static final double MOST_DELAY = 2;
    private static final float LEAST = 1e-9f;
    private static final double LEAST_SHARE = 1e-3;
    private static final int SIDE = LAGS / 2 + 1;
    private static final int SLOPES_AT = CURVES * LAGS;

    private final FrameSpec frames;
    private final double spacingM;
    private final int first;
    private final int[][] bands = new int[BANDS][];
    private final CueAccumulator cues;
    private final float[] vector;
    private final float[][] cosine;
    private final float[][] sine;
    private final float[] even = new float[SIDE];
    private final float[] odd = new float[SIDE];

    /**
     * Allocates the window and the tables.
     *
     * @param frames what it is fed with; up to 7500 Hz at least
     * @param spacingM distance between the microphones, above 0, m
     * @param window frames in the window, at least 1
     */
    public PairCues(FrameSpec frames, double spacingM, int window) {
        if (!(spacingM > 0 && Double.isFinite(spacingM))) {
            throw new IllegalArgumentException("spacingM must be above 0: " + spacingM);
        }
        this.frames = frames;
        this.spacingM = spacingM;
        for (int b = 0; b < BANDS; b++) {
            bands[b] = new int[] {bin(BANDS_HZ[b][0]), bin(BANDS_HZ[b][1])};
        }
        first = bands[0][0];
        int last = bands[BANDS - 1][1];
        CueSpec spec = new CueSpec(first, last, last, true, false, false);
        cues = new CueAccumulator(spec, frames, window);
        vector = new float[spec.size()];
        cosine = new float[last - first][SIDE];
        sine = new float[last - first][SIDE];
        for (int k = 0; k < last - first; k++) {
            for (int lag = 0; lag < SIDE; lag++) {
                double phase = omega(k) * delaySeconds() * FARTHEST * lag / (SIDE - 1);
                cosine[k][lag] = (float) Math.cos(phase);
                sine[k][lag] = (float) Math.sin(phase);
            }
        }
    }

    private int bin(double hz) {
        return (int) Math.round(hz * frames.frameSize() / frames.sampleRateHz());
    }

    private double omega(int k) {
        return 2 * Math.PI * (first + k) * frames.sampleRateHz() / frames.frameSize();
    }

    private double delaySeconds() {
        return spacingM / SphericalHead.SPEED_OF_SOUND;
    }

    /**
     * Takes one frame into the window.
     *
     * @param frame both channels; read before this returns
     */
    @EngineThread
    public void accept(StereoSpectrum frame) {
        cues.accept(frame);
    }

    /** {@return the window, with the summaries by bin of the last {@link #read}} */
    public CueAccumulator window() {
        return cues;
    }

    /**
     * Computes the numbers of the window.
     *
     * @param out receives {@link #SIZE} values
     * @return false, and nothing useful in {@code out}, if nothing is audible
     */
    @EngineThread
    public boolean read(float[] out) {
        if (!cues.read(vector)) {
            return false;
        }
        float[] re = cues.meanPhaseRe();
        float[] im = cues.meanPhaseIm();
        float[] weight = cues.binWeight();
        double all = 0;
        for (float w : weight) {
            all += w;
        }
        for (int b = 0; b < BANDS; b++) {
            curve(re, im, b, out);
            measure(re, im, weight, b, all, out);
        }
        evidenceCurve(re, im, weight, (float) all, out);
        phaseCurve(re, im, out);
        int at = SLOPES_AT + 3 * BANDS;
        out[at] = (float) Math.log(spacingM / USUAL_SPACING_M);
        double seconds = Math.min(MOST_SECONDS, cues.heldFrames() * frames.hopSeconds());
        out[at + 1] = (float) Math.log(seconds / USUAL_SECONDS);
        out[at + 2] = (float) cues.coherence();
        return true;
    }

    private void clear() {
        for (int lag = 0; lag < SIDE; lag++) {
            even[lag] = 0;
            odd[lag] = 0;
        }
    }

    private void add(int k, float re, float im) {
        float[] c = cosine[k];
        float[] s = sine[k];
        for (int lag = 0; lag < SIDE; lag++) {
            even[lag] += re * c[lag];
            odd[lag] += im * s[lag];
        }
    }

    private void write(int curve, float scale, float[] out) {
        int centre = curve * LAGS + SIDE - 1;
        for (int lag = 0; lag < SIDE; lag++) {
            out[centre + lag] = scale * (even[lag] + odd[lag]);
            out[centre - lag] = scale * (even[lag] - odd[lag]);
        }
    }

    private void curve(float[] re, float[] im, int band, float[] out) {
        clear();
        for (int bin = bands[band][0]; bin < bands[band][1]; bin++) {
            add(bin - first, re[bin - first], im[bin - first]);
        }
        write(band, 1f / (bands[band][1] - bands[band][0]), out);
    }

    private void evidenceCurve(float[] re, float[] im, float[] weight, float all, float[] out) {
        clear();
        float scale = 1 / Math.max(LEAST, all);
        for (int k = 0; k < weight.length; k++) {
            float share = weight[k] * scale;
            add(k, share * re[k], share * im[k]);
        }
        write(BANDS, 1, out);
    }

    private void phaseCurve(float[] re, float[] im, float[] out) {
        clear();
        for (int k = 0; k < re.length; k++) {
            float length = (float) Math.sqrt(re[k] * re[k] + im[k] * im[k]);
            float scale = length > LEAST ? 1 / length : 0;
            add(k, scale * re[k], scale * im[k]);
        }
        write(BANDS + 1, 1f / re.length, out);
    }

    private void measure(float[] re, float[] im, float[] weight, int band, double all, float[] out) {
        double slope = 0;
        double norm = 0;
        double length = 0;
        double sum = 0;
        for (int bin = bands[band][0]; bin < bands[band][1]; bin++) {
            int k = bin - first;
            double magnitude = Math.sqrt((double) re[k] * re[k] + (double) im[k] * im[k]);
            slope += weight[k] * omega(k) * im[k];
            norm += weight[k] * omega(k) * omega(k) * magnitude;
            length += weight[k] * magnitude;
            sum += weight[k];
        }
        double delay = norm > 0 ? slope / norm / delaySeconds() : 0;
        out[SLOPES_AT + band] = (float) Math.max(-MOST_DELAY, Math.min(MOST_DELAY, delay));
        out[SLOPES_AT + BANDS + band] = sum > 0 ? (float) (length / sum) : 0;
        double share = sum > 0 ? Math.max(LEAST_SHARE, sum / all) : LEAST_SHARE;
        out[SLOPES_AT + 2 * BANDS + band] = (float) (1 + Math.log10(share));
    }

    /**
     * What would have been heard with the channels exchanged: the mirror image.
     *
     * @param in {@link #SIZE} values
     * @param inAt index of the first
     * @param out receives as many; another array
     * @param outAt index of the first
     */
    public static void mirror(float[] in, int inAt, float[] out, int outAt) {
        System.arraycopy(in, inAt + SLOPES_AT, out, outAt + SLOPES_AT, SIZE - SLOPES_AT);
        for (int band = 0; band < BANDS; band++) {
            out[outAt + SLOPES_AT + band] = -in[inAt + SLOPES_AT + band];
        }
        for (int curve = 0; curve < CURVES; curve++) {
            for (int lag = 0; lag < LAGS; lag++) {
                out[outAt + curve * LAGS + lag] = in[inAt + (curve + 1) * LAGS - 1 - lag];
            }
        }
    }

    /** Forgets everything heard. */
    @EngineThread
    public void reset() {
        cues.reset();
    }
}
