package org.bearing.inference.pair.printed;

import java.util.Arrays;
import org.bearing.cues.FrequencyWarp;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.cues.RtfVector;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * Distance of the window's averaged transfer function (eq. 20, over all its frames) to those of the classes (eq. 21): minus the
 * mean of the squared complex differences over the bins. The paper does not say which bins; all 129 count here, and with another
 * spacing those of them that this spacing reaches.
 */
final class NeighbourScores implements DirectionScores {
    private static final int BINS = RtfVector.BINS;

    private final float[] referenceRe;
    private final float[] referenceIm;
    private final FrequencyWarp warp;
    private final HeardFrames frames;
    private final float[][] crossRe;
    private final float[][] crossIm;
    private final float[][] power;
    private final double[] sumRe = new double[BINS];
    private final double[] sumIm = new double[BINS];
    private final double[] sumPower = new double[BINS];
    private int next;

    NeighbourScores(PrintedPairModel model, double spacingM, int windowFrames) {
        int classes = model.manifest().classes();
        referenceRe =
                PrintedPairModel.values(model.tensors(), PrintedPairModel.REFERENCE_RE, "the model", classes, BINS);
        referenceIm =
                PrintedPairModel.values(model.tensors(), PrintedPairModel.REFERENCE_IM, "the model", classes, BINS);
        warp = new FrequencyWarp(spacingM, model.manifest().spacingM(), BINS);
        frames = new HeardFrames(windowFrames);
        crossRe = new float[windowFrames][BINS];
        crossIm = new float[windowFrames][BINS];
        power = new float[windowFrames][BINS];
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        frames.accept(spectrum);
        for (int k = 0; k < BINS; k++) {
            float lRe = spectrum.leftRe()[k];
            float lIm = spectrum.leftIm()[k];
            float rRe = spectrum.rightRe()[k];
            float rIm = spectrum.rightIm()[k];
            crossRe[next][k] = lRe * rRe + lIm * rIm;
            crossIm[next][k] = RtfPhases.SIGN * (lIm * rRe - lRe * rIm);
            power[next][k] = rRe * rRe + rIm * rIm;
        }
        next = (next + 1) % power.length;
    }

    @Override
    @EngineThread
    public boolean read(double[] out) {
        if (frames.held() < PhaseSequence.LENGTH || !frames.enough()) {
            return false;
        }
        // Oldest first, so that the result depends on the window only and not on the place in the ring.
        sum(crossRe, sumRe);
        sum(crossIm, sumIm);
        sum(power, sumPower);
        for (int label = 0; label < out.length; label++) {
            out[label] = -meanSquare(label * BINS);
        }
        return true;
    }

    private void sum(float[][] ring, double[] into) {
        Arrays.fill(into, 0);
        for (int n = frames.held(); n > 0; n--) {
            float[] row = ring[(next - n + ring.length) % ring.length];
            for (int k = 0; k < BINS; k++) {
                into[k] += row[k];
            }
        }
    }

    private double meanSquare(int reference) {
        double sum = 0;
        int count = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int k = warp.source(bin);
            if (k >= 0) {
                double scale = sumPower[k] > 0 ? 1 / sumPower[k] : 0;
                double re = sumRe[k] * scale - referenceRe[reference + bin];
                double im = sumIm[k] * scale - referenceIm[reference + bin];
                sum += re * re + im * im;
                count++;
            }
        }
        return sum / count;
    }

    @Override
    public long centreSample() {
        return frames.centreSample();
    }

    @Override
    @EngineThread
    public void reset() {
        frames.reset();
        next = 0;
    }
}
