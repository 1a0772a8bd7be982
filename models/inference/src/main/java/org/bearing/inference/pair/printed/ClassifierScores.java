package org.bearing.inference.pair.printed;

import java.util.Arrays;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/**
 * The classifier's posteriors of the sequences in the window, averaged as logarithms: neighbouring sequences share most of their
 * frames, so that their evidence is not added up.
 */
final class ClassifierScores implements DirectionScores {
    private final PhaseClassifier classifier;
    private final HeardFrames frames = new HeardFrames(PhaseSequence.LENGTH);
    private final float[][] ring;
    private final boolean[] usable;
    private final long[] centres;
    private int next;
    private int held;

    ClassifierScores(PhaseNetwork network, RtfPhases phases, int windowFrames, int step) {
        classifier = new PhaseClassifier(network, phases, step);
        int sequences = (windowFrames - PhaseSequence.LENGTH) / step + 1;
        ring = new float[sequences][network.classes()];
        usable = new boolean[sequences];
        centres = new long[sequences];
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        frames.accept(spectrum);
        if (!classifier.accept(spectrum)) {
            return;
        }
        float[] logits = classifier.logits();
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        for (int k = 0; k < logits.length; k++) {
            ring[next][k] = (float) (logits[k] - most - Math.log(sum));
        }
        usable[next] = frames.enough();
        centres[next] = frames.centreSample();
        next = (next + 1) % ring.length;
        held = Math.min(held + 1, ring.length);
    }

    @Override
    @EngineThread
    public boolean read(double[] out) {
        Arrays.fill(out, 0);
        int count = 0;
        for (int n = held; n > 0; n--) {
            int slot = (next - n + ring.length) % ring.length;
            if (usable[slot]) {
                count++;
                for (int k = 0; k < out.length; k++) {
                    out[k] += ring[slot][k];
                }
            }
        }
        for (int k = 0; k < out.length; k++) {
            out[k] /= Math.max(1, count);
        }
        return count > 0;
    }

    @Override
    public long centreSample() {
        int oldest = (next - held + ring.length) % ring.length;
        int newest = (next - 1 + ring.length) % ring.length;
        return (centres[oldest] + centres[newest]) / 2;
    }

    @Override
    @EngineThread
    public void reset() {
        classifier.reset();
        frames.reset();
        next = 0;
        held = 0;
    }
}
