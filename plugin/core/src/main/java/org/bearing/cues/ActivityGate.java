package org.bearing.cues;

import java.util.Arrays;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * Tells frames with a sound from frames with background only. Used by one thread; allocates nothing after it is made.
 *
 * <p>A frame is active if its energy (200-7000 Hz) stands 6 dB above the running floor and not 40 dB below the recent peak,
 * or if both channels are coherent from 1 to 6 kHz, as they are for a steady sound from one direction and not for dither
 * or the noise of a room, and it is not 50 dB below the recent peak. The floor follows the energy down at once and up by 3
 * dB per second; the peak follows it up at once and down likewise. Nothing depends on the recording's gain unless a
 * minimum level is set. Digital silence is inactive and changes neither floor nor peak.
 */
public final class ActivityGate {
    private static final double ENERGY_FROM_HZ = 200;
    private static final double ENERGY_TO_HZ = 7000;
    private static final double COHERENCE_FROM_HZ = 1000;
    private static final double COHERENCE_TO_HZ = 6000;
    private static final double DRIFT_DB_PER_SECOND = 3;
    private static final double ABOVE_FLOOR = decibels(6);
    private static final double BELOW_PEAK = decibels(-40);
    private static final double COHERENT_BELOW_PEAK = decibels(-50);

    /** Memory of the coherence, s. */
    private static final double MEMORY_SECONDS = 0.1;

    /** Coherence above that of unrelated noise, as estimated from so short a memory. */
    private static final double COHERENCE_MARGIN = 0.15;

    /** Mean estimate for unrelated noise after many frames, and what is added and fades while frames are few (measured). */
    private static final double BIAS = 0.08;

    private static final double EARLY_BIAS = 0.34;
    private static final double EARLY_DECAY = 0.8;

    private final int from;
    private final int to;
    private final int coherentFrom;
    private final float keep;
    private final double drift;
    private final double minimumEnergy;
    private final float[] powerLeft;
    private final float[] powerRight;
    private final float[] crossRe;
    private final float[] crossIm;
    private final float[] meanLeft;
    private final float[] meanRight;
    private final float[] meanRe;
    private final float[] meanIm;
    private double floor;
    private double peak;
    private double bias;

    /**
     * Makes a gate that is relative to the recording alone.
     *
     * @param frames frames that it is fed with
     */
    public ActivityGate(FrameSpec frames) {
        this(frames, Double.NEGATIVE_INFINITY);
    }

    /**
     * Makes a gate with a minimum level.
     *
     * @param frames frames that it is fed with
     * @param minimumLevelDbfs level below which nothing is active, dB relative to a full-scale sine in both channels
     */
    public ActivityGate(FrameSpec frames, double minimumLevelDbfs) {
        int top = frames.bins() - 2;
        from = Math.min(top - 1, bin(frames, ENERGY_FROM_HZ));
        to = Math.min(top, bin(frames, ENERGY_TO_HZ));
        coherentFrom = Math.min(top - 1, bin(frames, COHERENCE_FROM_HZ));
        int coherent = Math.max(1, Math.min(top, bin(frames, COHERENCE_TO_HZ)) - coherentFrom);
        keep = (float) Math.exp(-frames.hopSeconds() / MEMORY_SECONDS);
        drift = decibels(DRIFT_DB_PER_SECOND * frames.hopSeconds());
        double windowEnergy = 0;
        for (float w : frames.window().values(frames.frameSize())) {
            windowEnergy += (double) w * w;
        }
        minimumEnergy = decibels(minimumLevelDbfs) * windowEnergy * frames.frameSize() / 2;
        powerLeft = new float[coherent];
        powerRight = new float[coherent];
        crossRe = new float[coherent];
        crossIm = new float[coherent];
        meanLeft = new float[coherent];
        meanRight = new float[coherent];
        meanRe = new float[coherent];
        meanIm = new float[coherent];
        reset();
    }

    private static double decibels(double db) {
        return Math.pow(10, db / 10);
    }

    private static int bin(FrameSpec frames, double hz) {
        return Math.max(1, (int) Math.round(hz * frames.frameSize() / frames.sampleRateHz()));
    }

    /**
     * Takes one frame.
     *
     * @param spectrum both channels; read before this returns
     * @return whether something is heard in it
     */
    @EngineThread
    public boolean accept(StereoSpectrum spectrum) {
        double energy = energy(spectrum);
        if (!(energy > 0)) {
            return false;
        }
        floor = Math.min(floor * drift, energy);
        peak = Math.max(peak / drift, energy);
        double coherence = coherence(spectrum, (float) (1 / energy));
        bias *= EARLY_DECAY;
        boolean louder = energy > floor * ABOVE_FLOOR && energy > peak * BELOW_PEAK;
        boolean coherent = coherence > BIAS + bias + COHERENCE_MARGIN && energy > peak * COHERENT_BELOW_PEAK;
        return energy >= minimumEnergy && (louder || coherent);
    }

    private double energy(StereoSpectrum spectrum) {
        float[] lr = spectrum.leftRe();
        float[] li = spectrum.leftIm();
        float[] rr = spectrum.rightRe();
        float[] ri = spectrum.rightIm();
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += lr[k] * lr[k] + li[k] * li[k] + rr[k] * rr[k] + ri[k] * ri[k];
        }
        return sum;
    }

    /** Every frame counts by its own energy, so that a loud sound is forgotten as soon as a soft one. */
    private double coherence(StereoSpectrum spectrum, float scale) {
        CellCoherence.products(spectrum, coherentFrom, powerLeft, powerRight, crossRe, crossIm);
        smooth(powerLeft, meanLeft, scale);
        smooth(powerRight, meanRight, scale);
        smooth(crossRe, meanRe, scale);
        smooth(crossIm, meanIm, scale);
        double sum = 0;
        int cells = meanRe.length - 2;
        for (int i = 0; i < cells; i++) {
            float re = meanRe[i] + meanRe[i + 1] + meanRe[i + 2];
            float im = meanIm[i] + meanIm[i + 1] + meanIm[i + 2];
            double left = meanLeft[i] + meanLeft[i + 1] + meanLeft[i + 2];
            double right = meanRight[i] + meanRight[i + 1] + meanRight[i + 2];
            double power = left * right;
            sum += power > 0 ? ((double) re * re + (double) im * im) / power : 0;
        }
        return cells > 0 ? sum / cells : 0;
    }

    private void smooth(float[] now, float[] mean, float scale) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = keep * mean[i] + scale * now[i];
        }
    }

    /** Forgets everything heard. */
    @EngineThread
    public void reset() {
        floor = Double.MAX_VALUE;
        peak = 0;
        bias = EARLY_BIAS / EARLY_DECAY;
        Arrays.fill(meanLeft, 0);
        Arrays.fill(meanRight, 0);
        Arrays.fill(meanRe, 0);
        Arrays.fill(meanIm, 0);
    }
}
