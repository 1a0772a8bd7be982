package org.bearing.output;

import org.bearing.tracker.TrackEvent;

/** Port: where track events go. Used by one thread. */
public interface DirectionSink extends AutoCloseable {
    /**
     * Takes an event.
     *
     * @param event what happened to a track
     */
    void accept(TrackEvent event);

    /** Gives up after a failure: leaves nothing behind that looks whole; {@link #close} does nothing afterwards. */
    default void discard() {}

    /** Completes the output: whole or not at all. */
    @Override
    void close();
}
