package org.bearing.inference.pair.printed;

import org.bearing.frames.StereoSpectrum;
import org.bearing.geometry.EngineThread;

/** How well each class of directions fits what the integration window holds. One thread; allocates nothing per frame. */
interface DirectionScores {
    /** Takes a frame. */
    @EngineThread
    void accept(StereoSpectrum spectrum);

    /**
     * Reads the window.
     *
     * @param out receives log q(y|x) up to a constant and a factor, by class
     * @return false while fewer than 31 frames are held, or too many of them are silent
     */
    @EngineThread
    boolean read(double[] out);

    /** {@return middle of the window, in samples from the start of the stream} */
    long centreSample();

    /** Forgets all frames. */
    @EngineThread
    void reset();
}
