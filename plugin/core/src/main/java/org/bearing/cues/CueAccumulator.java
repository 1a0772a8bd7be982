package org.bearing.cues;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * The cue vector of a sliding window of frames. Used by one thread; allocates nothing after it is made.
 *
 * <p>Unweighted: Tang et al. 2022 eq. 1-3. Weighted: per bin {@code a = sum(w ILD) / sum(w)} and {@code p = sum(w
 * exp(j IPD)) / sum(w)}, the weight being coherence^6 x onset x energy^0.3. A weight needs the frames before and after:
 * the newest frame counts only after the next one, and the first one never. The window is summed anew at every read, so
 * that the result does not depend on what was heard before it.
 */
public final class CueAccumulator {
    private static final double COHERENCE_FROM_HZ = 200;
    private static final double COHERENCE_TO_HZ = 4000;
    private static final double PAN_SPLIT_HZ = 2000;
    private static final float LEAST_WEIGHT = 1e-30f;

    private final CueSpec spec;
    private final FrameSpec frames;
    private final FrameEvidence evidence;
    private final LagCurves curves;
    private final BandCues bands;
    private final int from;
    private final FrameRing weights;
    private final FrameRing levels;
    private final FrameRing phasesRe;
    private final FrameRing phasesIm;
    private final FrameRing spectra;
    private final long[] centres;
    private final boolean[] activity;
    private final float[] coherentEnergy;
    private final float[] energy;
    private final float[] weight;
    private final float[] level;
    private final float[] phaseRe;
    private final float[] phaseIm;
    private final float[] spectrum;
    private final float[] inverse;
    private int next;
    private int held;
    private long pendingCentre;
    private boolean pendingActive;

    /**
     * Allocates the window.
     *
     * @param spec what the cue vector holds; its bins lie between the first and the last one of the frames
     * @param frames frames that it is fed with
     * @param window frames in the window, at least 1
     */
    public CueAccumulator(CueSpec spec, FrameSpec frames, int window) {
        this.spec = spec;
        this.frames = frames;
        curves = new LagCurves(frames);
        from = spec.curves() ? Math.min(spec.levelFrom(), curves.from()) : spec.levelFrom();
        int top = Math.max(spec.levelTo(), spec.phaseTo());
        bands = new BandCues(frames);
        int high = spec.bands() ? Math.max(top, bands.to()) : top;
        int to = spec.curves() ? Math.max(high, curves.to()) : high;
        if (from < 1 || to >= frames.bins() || window < 1) {
            throw new IllegalArgumentException("bins must be in [1, " + (frames.bins() - 1)
                    + ") and window at least 1: from=" + from + ", to=" + to + ", window=" + window);
        }
        evidence = spec.weighted()
                ? new WeightedEvidence(from, to, bin(COHERENCE_FROM_HZ), bin(COHERENCE_TO_HZ))
                : new PlainEvidence(from, to);
        int bins = to - from;
        weights = new FrameRing(window, bins);
        levels = new FrameRing(window, bins);
        phasesRe = new FrameRing(window, bins);
        phasesIm = new FrameRing(window, bins);
        spectra = new FrameRing(window, bins);
        centres = new long[window];
        activity = new boolean[window];
        coherentEnergy = new float[window];
        energy = new float[window];
        weight = new float[bins];
        level = new float[bins];
        phaseRe = new float[bins];
        phaseIm = new float[bins];
        spectrum = new float[bins];
        inverse = new float[bins];
    }

    private int bin(double hz) {
        return (int) Math.round(hz * frames.frameSize() / frames.sampleRateHz());
    }

    /**
     * Takes one frame that something is heard in.
     *
     * @param frame both channels; read before this returns
     */
    @EngineThread
    public void accept(StereoSpectrum frame) {
        accept(frame, true);
    }

    /**
     * Takes one frame.
     *
     * @param frame both channels; read before this returns
     * @param active whether something is heard in it; else it takes its place in the window without evidence
     */
    @EngineThread
    public void accept(StereoSpectrum frame, boolean active) {
        boolean ready = evidence.accept(frame);
        boolean now = evidence.delay() == 0;
        if (ready) {
            commit(now ? frame.centreSample() : pendingCentre, now ? active : pendingActive);
        }
        pendingCentre = frame.centreSample();
        pendingActive = active;
    }

    private void commit(long centre, boolean active) {
        float[] row = weights.row(next);
        evidence.write(row, levels.row(next), phasesRe.row(next), phasesIm.row(next), spectra.row(next));
        if (!active) {
            Arrays.fill(row, 0);
            Arrays.fill(levels.row(next), 0);
            Arrays.fill(phasesRe.row(next), 0);
            Arrays.fill(phasesIm.row(next), 0);
            Arrays.fill(spectra.row(next), 0);
        }
        centres[next] = centre;
        activity[next] = active;
        coherentEnergy[next] = active ? evidence.coherentEnergy() : 0;
        energy[next] = active ? evidence.energy() : 0;
        next = (next + 1) % centres.length;
        held = Math.min(held + 1, centres.length);
    }

    /** {@return frames in the window, at most its length} */
    public int heldFrames() {
        return held;
    }

    /** {@return frames in the window that something is heard in} */
    public int activeFrames() {
        int count = 0;
        for (int t = 0; t < held; t++) {
            count += activity[(oldest() + t) % centres.length] ? 1 : 0;
        }
        return count;
    }

    /** {@return centre of the window, in samples at the frames' rate from the start of the stream; 0 while it is empty} */
    public long centreSample() {
        if (held == 0) {
            return 0;
        }
        int newest = (next + centres.length - 1) % centres.length;
        return (centres[oldest()] + centres[newest]) / 2;
    }

    private int oldest() {
        return (next + centres.length - held) % centres.length;
    }

    /**
     * Computes the cue vector of the window.
     *
     * @param out receives {@link CueSpec#size()} values; bins without evidence give zeros
     * @return false, and nothing useful in {@code out}, if nothing is audible
     */
    @EngineThread
    public boolean read(float[] out) {
        weights.sum(oldest(), held, weight);
        levels.sum(oldest(), held, level);
        phasesRe.sum(oldest(), held, phaseRe);
        phasesIm.sum(oldest(), held, phaseIm);
        boolean audible = false;
        for (int k = 0; k < weight.length; k++) {
            boolean heard = weight[k] > LEAST_WEIGHT;
            float scale = heard ? 1 / weight[k] : 0;
            inverse[k] = scale;
            audible |= heard;
            level[k] *= scale;
            phaseRe[k] *= scale;
            phaseIm[k] *= scale;
        }
        write(out);
        return audible;
    }

    private void write(float[] out) {
        int first = spec.levelFrom() - from;
        System.arraycopy(level, first, out, 0, spec.levels());
        for (int k = 0; k < spec.phases(); k++) {
            out[spec.levels() + 2 * k] = phaseRe[first + k];
            out[spec.levels() + 2 * k + 1] = phaseIm[first + k];
        }
        if (spec.curves()) {
            curves.write(phaseRe, phaseIm, from, out, spec.curvesAt());
        }
        if (spec.spectrum() || spec.bands()) {
            spectra.sum(oldest(), held, spectrum);
        }
        if (spec.spectrum()) {
            writeSpectrum(out, first);
        }
        if (spec.bands()) {
            bands.write(weight, level, spectrum, from, out, spec.bandsAt());
        }
    }

    private void writeSpectrum(float[] out, int first) {
        int at = spec.spectrumAt();
        double sum = 0;
        int count = 0;
        for (int k = 0; k < spec.levels(); k++) {
            out[at + k] = spectrum[first + k] * inverse[first + k];
            sum += out[at + k];
            count += inverse[first + k] > 0 ? 1 : 0;
        }
        float mean = (float) (sum / Math.max(1, count));
        for (int k = 0; k < spec.levels(); k++) {
            out[at + k] -= inverse[first + k] > 0 ? mean : 0;
        }
    }

    /** {@return first bin of the summaries by bin} */
    public int firstBin() {
        return from;
    }

    /** {@return evidence of the last read by bin, from {@link #firstBin()} on; a live view} */
    public float[] binWeight() {
        return weight;
    }

    /** {@return mean level difference of the last read by bin, dB, from {@link #firstBin()} on; a live view} */
    public float[] meanLevelDb() {
        return level;
    }

    /** {@return real part of the mean phase vector of the last read by bin, from {@link #firstBin()} on; a live view} */
    public float[] meanPhaseRe() {
        return phaseRe;
    }

    /** {@return imaginary part of the mean phase vector, as {@link #meanPhaseRe()}} */
    public float[] meanPhaseIm() {
        return phaseIm;
    }

    /**
     * How coherent the window is: mean magnitude-squared coherence of 200-4000 Hz over 3 x 3 cells, weighted by
     * energy^0.3; unweighted: the mean length of the mean phase vectors.
     *
     * @return in [0, 1]; 0 if nothing is audible
     */
    public double coherence() {
        return spec.weighted() ? cellCoherence() : meanLength();
    }

    private double cellCoherence() {
        double sum = 0;
        double total = 0;
        for (int t = 0; t < held; t++) {
            int slot = (oldest() + t) % centres.length;
            sum += coherentEnergy[slot];
            total += energy[slot];
        }
        return total > 0 ? Math.min(1, sum / total) : 0;
    }

    private double meanLength() {
        int first = Math.max(from, bin(COHERENCE_FROM_HZ)) - from;
        int last = Math.min(from + weight.length, bin(COHERENCE_TO_HZ)) - from;
        double sum = 0;
        for (int k = first; k < last; k++) {
            sum += Math.hypot(phaseRe[k], phaseIm[k]);
        }
        return last > first ? Math.min(1, sum / (last - first)) : 0;
    }

    /**
     * How much the window of the last read looks like a mix panned by level alone: no phase difference and the same level
     * difference at all frequencies.
     *
     * @return near 1 for a panned mix or identical channels, near 0 for a binaural scene
     */
    public double panLikeness() {
        return PanLikeness.score(weight, level, phaseRe, Math.max(0, bin(PAN_SPLIT_HZ) - from));
    }

    /** Forgets everything heard. */
    @EngineThread
    public void reset() {
        evidence.reset();
        held = 0;
        next = 0;
    }
}
