package org.bearing.inference.pair.printed;

import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;

/**
 * Localizes one source with a learned method of Bianco et al. 2021 as printed: the likeliest class of the model's grid (eq. 12
 * and 13, or the nearest reference of eq. 21), so directions come in steps, 10 degrees for the bundled models. Confidence and
 * spread are the posterior's. The pair cannot tell front from back.
 *
 * <p>A model knows one spacing. For another one the frequency axis is stretched, since a plane wave's phase depends on frequency
 * times spacing ({@link org.bearing.cues.FrequencyWarp}); what a narrower pair does not reach is 0 for the networks, and left
 * out by rtf-1nn. That is beyond the paper, and less accurate the more the spacings differ.
 *
 * <p>A sequence is 31 frames, 0.256 s: shorter windows count as that, and before there is nothing to say. In longer ones, the
 * networks' posteriors of the sequences in the window are averaged as logarithms; rtf-1nn averages over all frames (eq. 20). Used
 * by one thread; allocates nothing after it is made.
 */
public final class PrintedPairMethod implements LocalizationMethod {
    private static final FrameSpec FRAMES = FrameSpec.BIANCO;
    private static final int[] STEPS = {4, 2, 1};

    private final DirectionScores scores;
    private final ClassPosterior posterior;
    private final double[] byClass;

    /**
     * Makes the method.
     *
     * @param model what it has learned; shared
     * @param spacingM distance between the microphones, m
     * @param integrationSeconds length of the window, s
     * @param hopSeconds how often estimates will be wanted, s: a sequence starts every 4 frames (32 ms), or every 2 or each if
     *     they are wanted oftener, at two and five times the cost
     */
    public PrintedPairMethod(PrintedPairModel model, double spacingM, double integrationSeconds, double hopSeconds) {
        PrintedPairManifest manifest = model.manifest();
        int window = Math.max(PhaseSequence.LENGTH, framesIn(integrationSeconds));
        scores = manifest.kind() == PairKind.RTF_1NN
                ? new NeighbourScores(model, spacingM, window)
                : new ClassifierScores(
                        model.network(), new RtfPhases(spacingM, manifest.spacingM()), window, step(hopSeconds));
        posterior = new ClassPosterior(manifest.azimuthDeg(), manifest.sharpness());
        byClass = new double[posterior.classes()];
    }

    private static int framesIn(double seconds) {
        long samples = Math.round(seconds * FRAMES.sampleRateHz());
        return (int) Math.max(1, (samples - FRAMES.frameSize()) / FRAMES.hopSize() + 1);
    }

    private static int step(double hopSeconds) {
        for (int step : STEPS) {
            if (hopSeconds >= step * FRAMES.hopSeconds() * (1 - 1e-9)) {
                return step;
            }
        }
        return 1;
    }

    @Override
    public FrameSpec frames() {
        return FRAMES;
    }

    @Override
    public AngleKind angleKind() {
        return AngleKind.PAIR;
    }

    @Override
    @EngineThread
    public void accept(StereoSpectrum spectrum) {
        scores.accept(spectrum);
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        if (!scores.read(byClass)) {
            return false;
        }
        posterior.of(byClass);
        double azimuth = posterior.azimuthRad();
        out.add(azimuth, Double.NaN, Math.PI - azimuth, posterior.near(), posterior.spreadRad());
        out.centreSample(scores.centreSample());
        return true;
    }

    @Override
    @EngineThread
    public void reset() {
        scores.reset();
    }
}
