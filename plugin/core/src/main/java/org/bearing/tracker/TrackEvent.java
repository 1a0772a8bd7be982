package org.bearing.tracker;

import org.bearing.direction.Estimate;

/** What happens to a source over time. */
public sealed interface TrackEvent {
    /** {@return the track's number, from 1 on; never used twice in a run} */
    int track();

    /**
     * A source was heard for the first time.
     *
     * @param track its number
     * @param estimate where
     */
    record Born(int track, Estimate estimate) implements TrackEvent {}

    /**
     * A known source was heard again.
     *
     * @param track its number
     * @param estimate where, smoothed
     */
    record Moved(int track, Estimate estimate) implements TrackEvent {}

    /**
     * A source has been silent for too long; absence is never a direction.
     *
     * @param track its number
     * @param timeSeconds when it was last heard, s
     */
    record Died(int track, double timeSeconds) implements TrackEvent {}
}
