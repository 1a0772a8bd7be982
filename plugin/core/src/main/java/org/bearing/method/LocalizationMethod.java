package org.bearing.method;

import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;

/**
 * Port: spectra in, a few weighted direction candidates out. Used by one thread; allocates nothing after warm-up.
 *
 * <p>Call {@link #accept} once per frame, {@link #estimate} whenever an estimate is wanted (it may be skipped).
 */
public interface LocalizationMethod {
    /** {@return how the method wants to be fed} */
    FrameSpec frames();

    /** {@return what its angle means} */
    AngleKind angleKind();

    /**
     * Takes one frame into the integration window.
     *
     * @param spectrum both channels; read before this returns
     */
    @EngineThread
    void accept(StereoSpectrum spectrum);

    /**
     * Reads out the integration window.
     *
     * @param out receives the candidates, best first
     * @return false while it has too little to say
     */
    @EngineThread
    boolean estimate(DirectionCandidates out);

    /** Forgets everything heard: transport jump, gap, rate change. */
    @EngineThread
    void reset();
}
