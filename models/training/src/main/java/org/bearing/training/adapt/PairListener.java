package org.bearing.training.adapt;

import org.bearing.cues.PairCues;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.method.DirectionCandidates;
import org.bearing.method.LocalizationMethod;
import org.bearing.training.pair.PairRows;

/**
 * Stands where the pair model's method would in the engine, behind its gate, and writes down the cues of every full window
 * instead of localizing. One thread.
 */
final class PairListener implements LocalizationMethod {
    /** What the method hears. */
    static final FrameSpec FRAMES = FrameSpec.TANG;

    private final PairCues cues;
    private final int window;
    private final double lateralDeg;
    private final PairRows rows;
    private final float[] row = new float[PairCues.SIZE];

    /** A listener to windows of a length; the angle labels the rows, NaN = none. */
    PairListener(double spacingM, double seconds, double lateralDeg, PairRows rows) {
        this.lateralDeg = lateralDeg;
        this.rows = rows;
        window = (int)
                Math.max(1, (Math.round(seconds * FRAMES.sampleRateHz()) - FRAMES.frameSize()) / FRAMES.hopSize());
        cues = new PairCues(FRAMES, spacingM, window);
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
    public void accept(StereoSpectrum spectrum) {
        cues.accept(spectrum);
    }

    @Override
    public boolean estimate(DirectionCandidates out) {
        out.clear();
        if (cues.window().heldFrames() == window && cues.read(row)) {
            rows.add(row, lateralDeg);
        }
        return false;
    }

    @Override
    public void reset() {
        cues.reset();
    }
}
