package org.bearing.method;

import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.EngineThread;

/**
 * Port: spectra in, a few weighted direction candidates out. Used by one thread; allocates nothing after warm-up.
 *
 * <p>Call {@link #accept} once per frame, {@link #estimate} whenever an estimate is wanted (it may be skipped), or {@link
 * #remember} where it may come later.
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

    /** {@return how many windows {@link #remember} may take before {@link #readRemembered}, at least 1} */
    default int batch() {
        return 1;
    }

    /**
     * Remembers the integration window as it is now, to be read out together with others: what a network costs is mostly
     * to fetch its weights, once for all of them. Gives what {@link #estimate} would.
     *
     * @param out receives the window's centre now, and the candidates by {@link #readRemembered}
     * @return false while it has too little to say
     */
    @EngineThread
    default boolean remember(DirectionCandidates out) {
        return estimate(out);
    }

    /** Reads out every window that was remembered since the last time. */
    @EngineThread
    default void readRemembered() {}

    /** Forgets everything heard: transport jump, gap, rate change; not the windows that were remembered. */
    @EngineThread
    void reset();
}
