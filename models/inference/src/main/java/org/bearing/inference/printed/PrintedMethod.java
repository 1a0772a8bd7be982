package org.bearing.inference.printed;

import org.bearing.cues.CueAccumulator;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;

/**
 * Localizes one source with a method of Tang, Taseska and van Waterschoot 2022 as printed: plain means of the cues over the
 * window (eq. 1-3), a network or map, nearest neighbours (eq. 15-16). It knows the frontal box only, so it always tells the
 * mirror image behind too. Used by one thread; allocates nothing after it is made.
 */
public final class PrintedMethod implements LocalizationMethod {
    /** Least sound to say anything about, s. */
    private static final double LEAST_SECONDS = 0.1;

    private final PrintedTrust trust;
    private final PrintedReader reader;
    private final CueAccumulator cues;
    private final float[] vector = new float[CueSpec.TANG.size()];
    private final int leastFrames;

    /**
     * Makes the method.
     *
     * @param loaded what it has learned; shared
     * @param integrationSeconds length of the window, s
     */
    public PrintedMethod(PrintedFiles.Loaded loaded, double integrationSeconds) {
        trust = loaded.manifest().trust();
        reader = new PrintedReader(loaded.model());
        int window = framesIn(integrationSeconds);
        cues = new CueAccumulator(CueSpec.TANG, FrameSpec.TANG, window);
        leastFrames = Math.min(window, framesIn(LEAST_SECONDS));
    }

    private static int framesIn(double seconds) {
        long samples = Math.round(seconds * FrameSpec.TANG.sampleRateHz());
        return (int) Math.max(1, (samples - FrameSpec.TANG.frameSize()) / FrameSpec.TANG.hopSize() + 1);
    }

    @Override
    public FrameSpec frames() {
        return FrameSpec.TANG;
    }

    @Override
    public AngleKind angleKind() {
        return AngleKind.HEAD;
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
        if (cues.heldFrames() < leastFrames || !cues.read(vector)) {
            return false;
        }
        reader.read(vector);
        double azimuth = Math.toRadians(Math.max(-180, Math.min(180, reader.azimuthDeg())));
        double elevation = Math.toRadians(Math.max(-90, Math.min(90, reader.elevationDeg())));
        double probability = trust.probability(reader.resultant(), reader.spreadRad(), coherence(vector));
        out.add(
                azimuth,
                elevation,
                Math.PI - azimuth,
                probability * (1 - cues.panLikeness()),
                trust.arcRad(reader.spreadRad()));
        out.centreSample(cues.centreSample());
        return true;
    }

    /**
     * Mean length of the mean phase vectors: near 1 if one direct sound is all there is.
     *
     * @param cues as printed
     * @return in [0, 1]
     */
    public static double coherence(float[] cues) {
        int levels = CueSpec.TANG.levels();
        int phases = CueSpec.TANG.phases();
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            double re = cues[levels + 2 * k];
            double im = cues[levels + 2 * k + 1];
            sum += Math.sqrt(re * re + im * im);
        }
        return Math.min(1, sum / phases);
    }

    @Override
    @EngineThread
    public void reset() {
        cues.reset();
    }
}
