package org.bearing.daw;

import java.io.OutputStream;
import org.bearing.tracker.TrackEvent;

/** How captured directions become lines of text; the program that names the engine brings it. Used by one thread. */
@FunctionalInterface
public interface CaptureLines {
    /**
     * Begins a file.
     *
     * @param file where the lines go; each must be flushed when it is whole, so that a crash costs none
     * @return writes the lines
     */
    Writer begin(OutputStream file);

    /** Writes the lines of one file. */
    @FunctionalInterface
    interface Writer {
        /**
         * Writes a line.
         *
         * @param event a direction; its time is on the host's timeline, s
         * @param segment counts the stretches between loops, locates and stops
         * @throws org.bearing.geometry.BearingException if it cannot be written
         */
        void accept(TrackEvent event, int segment);
    }
}
