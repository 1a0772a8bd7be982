package org.bearing.daw;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.Direction;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;
import org.jspecify.annotations.Nullable;

/**
 * The Send switch of one instance. What is heard goes to the target, or, while the host plays automation back, that; nothing
 * while the host renders faster than real time. Bypass does not stop it. Used by one thread.
 */
final class SendSwitch implements DirectionSink {
    private static final long REPEAT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int STEERED_TRACK = 1;

    private final Senders senders;
    private final String ring;
    private final Consumer<String> complain;
    private Settings.Send wanted = Settings.Send.OFF;
    private String name = "";
    private OptionalInt trouble = OptionalInt.empty();
    private @Nullable CompletableFuture<Optional<DirectionSink>> opening;
    private @Nullable DirectionSink target;
    private OptionalInt sounding = OptionalInt.empty();
    private boolean steered;
    private boolean offline;
    private Direction steeredTo = Direction.FRONT;
    private long steeredNs;

    /**
     * Is off.
     *
     * @param senders all of the engine's
     * @param ring name of the ring's file
     * @param complain receives a sentence when something goes wrong
     */
    SendSwitch(Senders senders, String ring, Consumer<String> complain) {
        this.senders = senders;
        this.ring = ring;
        this.complain = complain;
    }

    /** Follows the settings. */
    void follow(Settings settings) {
        if (!settings.send().equals(wanted) || !settings.trackName().equals(name)) {
            close();
            wanted = settings.send();
            name = settings.trackName();
        }
    }

    /**
     * One turn: claims and opens the target if that is due, and follows the host.
     *
     * @param moment what the host does
     * @param direction of its automation
     * @param now time, ns
     */
    void attend(MappedRing.Moment moment, Direction direction, long now) {
        offline = moment.is(RingLayout.STATE_OFFLINE);
        boolean plays = moment.is(RingLayout.STATE_STEERED);
        if (offline || plays != steered) {
            silence();
        }
        steered = plays;
        if (!wanted.on()) {
            return;
        }
        adopt();
        if (steered && !offline && (!direction.equals(steeredTo) || now - steeredNs > REPEAT_NS)) {
            steeredTo = direction;
            steeredNs = now;
            send(new TrackEvent.Moved(STEERED_TRACK, played(direction, now)));
        }
    }

    private void adopt() {
        if (target != null || trouble.equals(OptionalInt.of(RingLayout.STATUS_NO_TARGET))) {
            return;
        }
        CompletableFuture<Optional<DirectionSink>> asked = opening;
        if (asked == null) {
            boolean free = senders.claim(wanted, this);
            trouble = free ? OptionalInt.empty() : OptionalInt.of(RingLayout.STATUS_NUMBER_IN_USE);
            opening = free ? senders.open(wanted, name) : null;
        } else if (asked.isDone()) {
            opening = null;
            try {
                target = asked.join()
                        .orElseThrow(
                                () -> new BearingException("the list of targets has no number " + (wanted.target() + 1)
                                        + "; add a line NAME = WHERE to targets.conf, see './bearing send --help'"));
            } catch (CompletionException | BearingException e) {
                fail(e.getCause() instanceof RuntimeException cause ? cause : e);
            }
        }
    }

    private void fail(RuntimeException e) {
        target = null;
        senders.release(this);
        trouble = OptionalInt.of(RingLayout.STATUS_NO_TARGET);
        complain.accept(ring + ": nothing is sent (" + (e instanceof BearingException ? e.getMessage() : e) + ")");
    }

    private static Estimate played(Direction direction, long now) {
        return new Estimate(now / 1e9, direction, true, OptionalDouble.empty(), AngleKind.HEAD, 1, 0);
    }

    /** {@return what the status says instead of the usual; empty if all is well} */
    OptionalInt trouble() {
        return trouble;
    }

    @Override
    public void accept(TrackEvent event) {
        if (!steered && !offline) {
            send(event);
        }
    }

    private void send(TrackEvent event) {
        DirectionSink to = target;
        if (to == null) {
            return;
        }
        sounding = event instanceof TrackEvent.Died ? OptionalInt.empty() : OptionalInt.of(event.track());
        try {
            to.accept(event);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Tells the target that the source is gone. */
    private void silence() {
        if (sounding.isPresent()) {
            send(new TrackEvent.Died(sounding.getAsInt(), 0));
        }
        sounding = OptionalInt.empty();
        steeredNs = 0;
    }

    @Override
    public void close() {
        silence();
        CompletableFuture<Optional<DirectionSink>> asked = opening;
        if (asked != null) {
            var unused = asked.thenAccept(late -> late.ifPresent(DirectionSink::close));
        }
        opening = null;
        DirectionSink open = target;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException e) {
                fail(e);
            }
        }
        target = null;
        senders.release(this);
        trouble = OptionalInt.empty();
        wanted = Settings.Send.OFF;
    }
}
