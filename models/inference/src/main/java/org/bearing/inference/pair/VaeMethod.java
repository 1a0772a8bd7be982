package org.bearing.inference.pair;

import org.bearing.cues.CueAccumulator;
import org.bearing.cues.PairCues;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.PhaseRefinement;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;

/**
 * Localizes one source with two microphones: the classifier of a variational autoencoder says which correlation peak, the peak
 * where exactly. Gives the azimuth in the front half; its mirror behind is always possible, and elevation cannot be known. Used
 * by one thread; allocates nothing after it is made.
 */
public final class VaeMethod implements LocalizationMethod {
    private static final FrameSpec FRAMES = FrameSpec.TANG;
    private static final double LOW_HZ = 200;
    private static final double HIGH_HZ = 6000;
    /** Least sound to say anything about, s. */
    private static final double LEAST_SECONDS = 0.1;
    /** The peak is sought at least so far to each side: two steps of its grid, s. */
    private static final double LEAST_SEARCH_SECONDS = 2 / (8 * HIGH_HZ);

    private final PairTrust trust;
    private final boolean refine;
    private final double delaySeconds;
    private final PairCues cues;
    private final PairReader reader;
    private final PhaseRefinement phases;
    private final int leastFrames;
    private final PairBlend blend = new PairBlend();
    private boolean refined;

    /**
     * Makes the method.
     *
     * @param model what it has learned; shared
     * @param spacingM distance between the microphones, within what the model was trained for, m
     * @param refine whether to look for the correlation peak
     * @param integrationSeconds length of the window, s
     */
    public VaeMethod(PairModel model, double spacingM, boolean refine, double integrationSeconds) {
        this.trust = model.manifest().trust();
        this.refine = refine;
        delaySeconds = spacingM / SphericalHead.SPEED_OF_SOUND;
        int window = framesIn(integrationSeconds);
        cues = new PairCues(FRAMES, spacingM, window);
        reader = new PairReader(model);
        phases = new PhaseRefinement(FRAMES, LOW_HZ, HIGH_HZ);
        leastFrames = Math.min(window, framesIn(LEAST_SECONDS));
    }

    private static int framesIn(double seconds) {
        long samples = Math.round(seconds * FRAMES.sampleRateHz());
        return (int) Math.max(1, (samples - FRAMES.frameSize()) / FRAMES.hopSize() + 1);
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
        cues.accept(spectrum);
    }

    @Override
    @EngineThread
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        CueAccumulator window = cues.window();
        if (window.heldFrames() < leastFrames || !cues.read(reader.input())) {
            return false;
        }
        reader.read(trust.reach());
        blend.keep(trust, reader.lateralRad(), reader.spreadRad());
        refined = refine && search(window);
        if (refined) {
            blend.draw(trust, phases.peakSeconds() / delaySeconds, phases.peakValue(), delaySeconds);
        }
        double probability = trust.probability(
                reader.spreadRad(),
                reader.mass(),
                window.coherence(),
                blend.gapRad(),
                refined ? phases.peakValue() : 0);
        out.add(
                blend.lateralRad(),
                Double.NaN,
                Math.PI - blend.lateralRad(),
                probability,
                trust.arcRad(reader.spreadRad()));
        out.centreSample(window.centreSample());
        return true;
    }

    private boolean search(CueAccumulator window) {
        phases.take(window.meanPhaseRe(), window.meanPhaseIm(), window.binWeight(), window.firstBin());
        double search = Math.max(LEAST_SEARCH_SECONDS, trust.searchPart() * delaySeconds);
        return phases.search(delaySeconds * Math.sin(reader.lateralRad()), search);
    }

    /**
     * What lies behind the last estimate. Allocates.
     *
     * @return its raw quantities; meaningless before the first estimate
     */
    public PairReadout readout() {
        return new PairReadout(
                delaySeconds,
                reader.lateralRad(),
                reader.spreadRad(),
                reader.mass(),
                cues.window().coherence(),
                refined,
                refined ? phases.peakSeconds() : 0,
                refined ? phases.peakValue() : 0);
    }

    @Override
    @EngineThread
    public void reset() {
        cues.reset();
    }
}
