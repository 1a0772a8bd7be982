package org.bearing.app;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/** Plays events by the wall clock, each at its time; they are found ahead of it by a thread of their own. */
final class Playback {
    /** Some minutes of one source: enough to be ahead, little to keep. */
    private static final int MOST_AHEAD = 4096;

    /** A timeline that jumps on by more, or back, is followed at once. */
    private static final double LONGEST_GAP_SECONDS = 30;

    private final BlockingQueue<Optional<TrackEvent>> ahead = new ArrayBlockingQueue<>(MOST_AHEAD);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final boolean jumps;
    private double startSeconds;
    private double lastSeconds;
    private long startNanos;

    /**
     * Makes it.
     *
     * @param jumps whether the timeline begins anywhere and may jump; else it begins at 0
     */
    Playback(boolean jumps) {
        this.jumps = jumps;
        startSeconds = jumps ? Double.NEGATIVE_INFINITY : 0;
    }

    /** Stops whoever finds events when nobody plays them any more. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(InterruptedException cause) {
            super(cause);
        }
    }

    private final class Ahead implements DirectionSink {
        @Override
        public void accept(TrackEvent event) {
            put(Optional.of(event));
        }

        @Override
        public void close() {
            put(Optional.empty());
        }

        private void put(Optional<TrackEvent> event) {
            try {
                ahead.put(event);
            } catch (InterruptedException e) {
                throw new Stopped(e);
            }
        }
    }

    /**
     * Plays to the end.
     *
     * @param finder hands all events to a sink, as fast as it can
     * @param to where events go when it is their time; closed by the caller
     * @param progress receives the time of the latest event, ms
     */
    void play(Consumer<DirectionSink> finder, DirectionSink to, LongConsumer progress) {
        Thread thread = new Thread(
                () -> {
                    try (Ahead sink = new Ahead()) {
                        try {
                            finder.accept(sink);
                        } catch (RuntimeException | Error e) {
                            failure.set(e);
                        }
                    }
                },
                "finder");
        thread.setDaemon(true);
        startNanos = System.nanoTime();
        thread.start();
        try {
            for (Optional<TrackEvent> event = ahead.take(); event.isPresent(); event = ahead.take()) {
                await(event.get(), progress);
                to.accept(event.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.interrupt();
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
        if (failure.get() instanceof Error e) {
            throw e;
        }
    }

    /** A source is told to be gone some time after it was last heard, so its end is never waited for. */
    private void await(TrackEvent event, LongConsumer progress) throws InterruptedException {
        double seconds = event instanceof TrackEvent.Born born
                ? born.estimate().timeSeconds()
                : event instanceof TrackEvent.Moved moved ? moved.estimate().timeSeconds() : lastSeconds;
        if (jumps
                && (seconds < lastSeconds
                        || seconds > lastSeconds + LONGEST_GAP_SECONDS
                        || startSeconds == Double.NEGATIVE_INFINITY)) {
            startSeconds = seconds;
            startNanos = System.nanoTime();
        }
        lastSeconds = seconds;
        progress.accept((long) (1000 * (seconds - startSeconds)));
        long due = startNanos + (long) ((seconds - startSeconds) * 1e9);
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
}
