package org.bearing.automation.stream;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.bearing.direction.Estimate;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * Sends sources to a receiver that knows them by number: each track gets the lowest free one and keeps it for its life.
 *
 * <p>At most so many updates a second for each source, by the time of the stream. On {@link #close} and {@link #discard} the
 * sources that are still there disappear. Safe for any thread, so that Ctrl-C can end it.
 */
public final class ObjectSink implements DirectionSink {
    private final ObjectEncoder encoder;
    private final PacketOutput output;
    private final SourceView view;
    private final Rate rate;
    private final LaneNumbers lanes;
    private final Map<Integer, Alive> alive = new TreeMap<>();
    private long withoutNumber;
    private boolean done;

    /** A source that was announced. */
    private static final class Alive {
        private Source last;
        private double dueSeconds = Double.NEGATIVE_INFINITY;
        private double heardSeconds = Double.NEGATIVE_INFINITY;

        Alive(Source last) {
            this.last = last;
        }
    }

    /**
     * How often.
     *
     * @param updatesHz at most, for each source
     * @param packetsHz at most, for all sources together; infinite = no bound
     * @param objects sources at most; others are not sent
     */
    public record Rate(double updatesHz, double packetsHz, int objects) {}

    /**
     * Makes it.
     *
     * @param encoder the receiver's words
     * @param output where packets go; closed by this
     * @param view how sources are shown
     * @param rate how often
     */
    public ObjectSink(ObjectEncoder encoder, PacketOutput output, SourceView view, Rate rate) {
        this.encoder = encoder;
        this.output = output;
        this.view = view;
        this.rate = rate;
        lanes = new LaneNumbers(rate.objects());
    }

    @Override
    public synchronized void accept(TrackEvent event) {
        if (done) {
            return;
        }
        if (event instanceof TrackEvent.Born born) {
            heard(born.track(), born.estimate());
        } else if (event instanceof TrackEvent.Moved moved) {
            heard(moved.track(), moved.estimate());
        } else {
            gone(event.track());
        }
    }

    private void heard(int track, Estimate estimate) {
        OptionalInt lane = lanes.of(track);
        if (lane.isEmpty()) {
            withoutNumber++;
            return;
        }
        Source source = view.of(lane.getAsInt(), estimate);
        Alive known = alive.get(track);
        if (known == null) {
            known = new Alive(source);
            alive.put(track, known);
            send(encoder.appears(source));
        }
        known.last = source;
        double now = estimate.timeSeconds();
        if (now < known.heardSeconds) {
            known.dueSeconds = now;
        }
        known.heardSeconds = now;
        if (now >= known.dueSeconds) {
            List<byte[]> packets = encoder.present(source);
            double interval = Math.max(1 / rate.updatesHz(), packets.size() * alive.size() / rate.packetsHz());
            // What is late by less than an interval is made up for, so that the mean rate is the one asked for.
            known.dueSeconds = Math.max(known.dueSeconds, now - interval) + interval;
            send(packets);
        }
    }

    private void gone(int track) {
        Alive known = alive.remove(track);
        lanes.free(track);
        if (known != null) {
            send(encoder.disappears(known.last));
        }
    }

    private void send(List<byte[]> packets) {
        packets.forEach(output::send);
    }

    /** {@return estimates that were not sent because all numbers were taken} */
    public synchronized long withoutNumber() {
        return withoutNumber;
    }

    @Override
    public void discard() {
        close();
    }

    @Override
    public synchronized void close() {
        if (!done) {
            done = true;
            List.copyOf(alive.keySet()).forEach(this::gone);
            output.close();
        }
    }
}
