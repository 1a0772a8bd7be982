package org.bearing.training.tang.recipe;

import org.bearing.cues.CueAccumulator;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.ShortTimeSpectrum;

/** Cues of a whole recording as printed (eq. 1-3): the plain mean over all frames. One instance per thread. */
final class CueReader {
    private final ShortTimeSpectrum frames = new ShortTimeSpectrum(FrameSpec.TANG);
    private final CueAccumulator cues;

    /** Makes a reader of recordings up to a length, s. */
    CueReader(double longestSeconds) {
        double perSecond = (double) FrameSpec.TANG.sampleRateHz() / FrameSpec.TANG.hopSize();
        cues = new CueAccumulator(CueSpec.TANG, FrameSpec.TANG, (int) Math.ceil(longestSeconds * perSecond));
    }

    /** Writes the cues of a recording to the start of a row. */
    void read(float[] left, float[] right, int samples, float[] row) {
        frames.reset();
        cues.reset();
        frames.push(left, right, 0, samples, cues::accept);
        cues.read(row);
    }
}
