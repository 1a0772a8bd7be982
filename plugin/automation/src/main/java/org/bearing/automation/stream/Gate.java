package org.bearing.automation.stream;

import java.util.Map;
import java.util.TreeMap;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * Lets events through or not. While it is shut the sources behind it are gone, and come back with their next estimate.
 *
 * <p>Events by one thread; {@link #shut} and {@link #discard} by any.
 */
public final class Gate implements DirectionSink {
    private final DirectionSink next;
    private final Map<Integer, Double> alive = new TreeMap<>();
    private volatile boolean shut;

    /**
     * Makes it, open.
     *
     * @param next where events go; closed by this
     */
    public Gate(DirectionSink next) {
        this.next = next;
    }

    /**
     * Shuts or opens it, from the next event on.
     *
     * @param now true = nothing passes
     */
    public void shut(boolean now) {
        shut = now;
    }

    @Override
    public void accept(TrackEvent event) {
        if (shut) {
            alive.forEach((track, seconds) -> next.accept(new TrackEvent.Died(track, seconds)));
            alive.clear();
        } else if (event instanceof TrackEvent.Died) {
            if (alive.remove(event.track()) != null) {
                next.accept(event);
            }
        } else if (event instanceof TrackEvent.Moved moved) {
            boolean known = alive.put(moved.track(), moved.estimate().timeSeconds()) != null;
            next.accept(known ? moved : new TrackEvent.Born(moved.track(), moved.estimate()));
        } else if (event instanceof TrackEvent.Born born) {
            alive.put(born.track(), born.estimate().timeSeconds());
            next.accept(born);
        }
    }

    @Override
    public void discard() {
        next.discard();
    }

    @Override
    public void close() {
        next.close();
    }
}
