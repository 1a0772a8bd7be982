package org.bearing.frames;

import org.bearing.geometry.EngineThread;

/** Takes frames, one at a time. */
@FunctionalInterface
public interface FrameConsumer {
    /**
     * Takes one frame.
     *
     * @param spectrum both channels; valid until this returns
     */
    @EngineThread
    void accept(StereoSpectrum spectrum);
}
