package org.bearing.output;

import java.util.List;
import java.util.function.Consumer;
import org.bearing.tracker.TrackEvent;

/** Hands every event to several sinks, in their order. Used by one thread. */
public final class FanOut implements DirectionSink {
    private final List<DirectionSink> sinks;

    /**
     * Makes it.
     *
     * @param sinks where the events go
     */
    public FanOut(List<DirectionSink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void accept(TrackEvent event) {
        for (DirectionSink sink : sinks) {
            sink.accept(event);
        }
    }

    @Override
    public void discard() {
        forEach(DirectionSink::discard);
    }

    @Override
    public void close() {
        forEach(DirectionSink::close);
    }

    /** Reaches every sink even if one fails; then tells the first failure. */
    private void forEach(Consumer<DirectionSink> action) {
        RuntimeException failure = null;
        for (DirectionSink sink : sinks) {
            try {
                action.accept(sink);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
