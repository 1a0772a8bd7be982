package org.bearing.daw;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bearing.api.Localizer;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.EngineThread;
import org.jspecify.annotations.Nullable;

/**
 * One plug-in instance as the engine serves it: takes frames out of its ring, localizes, writes results. Used by one
 * worker, but for {@link #heartbeat} and {@link #drop}.
 *
 * <p>Frames are analysed in cells of {@link #GRID}, counted from where the stream began, so that the results depend on
 * the audio alone and not on when the worker looked.
 */
final class ServedRing {
    /** Frames of a cell. */
    static final int GRID = 256;

    /** Frames that one instance may take before it is another's turn. */
    private static final int TURN_FRAMES = 8192;

    private static final double OVERRUN_SECONDS = 2;
    private static final long OFFLINE_NS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LIVE_NS = TimeUnit.MILLISECONDS.toNanos(32);

    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long REST_NS = TimeUnit.SECONDS.toNanos(1);

    private static final long FORGIVEN_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_DOUBLINGS = 5;
    private static final long NEVER = Long.MIN_VALUE;

    private final String name;
    private final MappedRing ring;
    private final Chains chains;
    private final Consumer<String> complain;
    private final TimelineMap timeline = new TimelineMap();
    private final InputMonitor monitor;
    private final CaptureSwitch capture;
    private final SendSwitch send;
    private final Publisher publisher;
    private final float[] left = new float[GRID];
    private final float[] right = new float[GRID];
    private @Nullable Localizer localizer;
    private @Nullable CompletableFuture<Localizer> opening;
    private Settings settings = Settings.DEFAULT;
    private int settingsSequence = -1;
    private boolean unknownSetting;
    private boolean begun;
    private boolean heardAnything;
    private long position;
    private long seenWrite;
    private long restartAt = NEVER;
    private int inCell;
    private int epoch;
    private long overrunUntil = NEVER;
    private long movedNs;
    private long failedNs = NativeCalls.monotonicNs() - FORGIVEN_NS;
    private int failures;
    private long nextNs;
    private volatile boolean dropped;

    /**
     * Claims the ring.
     *
     * @param name name of its file
     * @param ring of this engine's version
     * @param chains opens its localizers
     * @param captures where captured directions go
     * @param senders where directions go besides the host
     * @param complain receives a sentence when something goes wrong
     */
    ServedRing(
            String name,
            MappedRing ring,
            Chains chains,
            CaptureSwitch.Spec captures,
            Senders senders,
            Consumer<String> complain) {
        this.name = name;
        this.ring = ring;
        this.chains = chains;
        this.complain = complain;
        monitor = new InputMonitor(ring.sampleRateHz());
        capture = new CaptureSwitch(captures, name, complain);
        send = new SendSwitch(senders, name, complain);
        publisher = new Publisher(ring, timeline, monitor, capture, send);
        ring.claim(RingLayout.STATUS_STARTING);
    }

    /** [any thread] */
    void heartbeat() {
        ring.heartbeat();
    }

    /** [any thread] Its file is gone, or the engine ends: the worker lets go of it at its next turn. */
    void drop() {
        dropped = true;
    }

    boolean isDropped() {
        return dropped;
    }

    /** {@return when it wants its next turn, on the clock of {@link NativeCalls#monotonicNs}} */
    long nextNs() {
        return nextNs;
    }

    /** Lets go of the ring. */
    void end() {
        capture.close();
        send.close();
        ring.leave();
    }

    /**
     * One turn. What goes wrong is this instance's own trouble: it rests for a second, longer if that happens again and
     * again, and begins anew.
     *
     * @param now time, ns
     */
    @EngineThread
    void turn(long now) {
        try {
            nextNs = now + attend(now);
        } catch (RuntimeException | Error e) {
            failures = now - failedNs < FORGIVEN_NS ? Math.min(failures + 1, MOST_DOUBLINGS) : 0;
            failedNs = now;
            nextNs = now + (REST_NS << failures);
            localizer = null;
            opening = null;
            begun = false;
            settingsSequence = -1;
            ring.status(RingLayout.STATUS_STARTING);
            complain.accept(name + ": " + (e instanceof BearingException ? e.getMessage() : e));
        }
    }

    private long attend(long now) {
        MappedRing.Moment moment = ring.moment();
        if (!begun) {
            begin(moment);
        }
        if (moment.epoch() != epoch) {
            epoch = moment.epoch();
            restartAt = seenWrite;
        }
        if (moment.write() < seenWrite) {
            throw new BearingException("its write position went back; the host may have been stopped.");
        }
        timeline.add(seenWrite, moment);
        movedNs = moment.write() > seenWrite ? now : movedNs;
        seenWrite = moment.write();
        boolean offline = moment.is(RingLayout.STATE_OFFLINE);
        readSettings();
        send.attend(moment, ring.steered(), now);
        adopt();
        Localizer chain = localizer;
        if (chain == null || (offline && opening != null)) {
            return LIVE_NS;
        }
        analyse(chain, moment.write(), offline ? Long.MAX_VALUE : TURN_FRAMES);
        ring.status(status());
        capture.closeFinished(position, ring.sampleRateHz());
        if (position < moment.write()) {
            return 0;
        }
        boolean idle = now - movedNs > REST_NS;
        return idle ? IDLE_NS : offline ? OFFLINE_NS : LIVE_NS;
    }

    /** Goes on where an earlier engine stopped, as long as that is still in the ring. */
    private void begin(MappedRing.Moment moment) {
        begun = true;
        epoch = moment.epoch();
        position = Math.min(ring.readPosition(), moment.write());
        seenWrite = position;
    }

    private void readSettings() {
        int sequence = ring.settingsSequence();
        if (sequence == settingsSequence) {
            return;
        }
        Settings now = sequence == 0 ? Settings.DEFAULT : ring.settings().orElse(null);
        if (now == null) {
            return;
        }
        boolean first = settingsSequence == -1;
        settingsSequence = sequence;
        Settings before = settings;
        settings = now;
        if (first || !now.sameChain(before)) {
            opening = chains.request(now);
        } else if (localizer != null) {
            localizer.motion(Chains.motionDegPerSecond(localizer.preset(), now.smoothing()));
        }
        capture.follow(now, position, seenWrite);
        send.follow(now);
    }

    /** Takes over a localizer that has been opened. */
    private void adopt() {
        CompletableFuture<Localizer> done = opening;
        if (done == null || !done.isDone()) {
            return;
        }
        opening = null;
        try {
            Localizer opened = done.join();
            opened.motion(Chains.motionDegPerSecond(opened.preset(), settings.smoothing()));
            localizer = opened;
            unknownSetting = !opened.preset().name().equals(settings.preset())
                    || !(settings.method().isEmpty() || opened.preset().method().equals(settings.method()));
            restart(opened);
        } catch (CompletionException | CancellationException e) {
            if (!(e.getCause() instanceof ConfigurationException unknown)) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
            complain.accept(name + ": " + unknown.getMessage());
            unknownSetting = true;
            if (localizer == null) {
                opening = chains.request(Settings.DEFAULT);
            }
        }
    }

    private void analyse(Localizer chain, long write, long most) {
        long end = write - position > most ? position + most : write;
        while (position < end) {
            if (isOverwritten(write)) {
                lose(write);
                end = Math.max(end, position);
                restart(chain);
                continue;
            }
            if (restartAt != NEVER && position >= restartAt) {
                restart(chain);
            }
            int count = (int) Math.min(GRID - inCell, end - position);
            if (restartAt > position) {
                count = (int) Math.min(count, restartAt - position);
            }
            ring.copy(position, count, left, right);
            long written = ring.writePosition();
            if (isOverwritten(written)) {
                lose(written);
                end = position;
                restart(chain);
                break;
            }
            feed(chain, count);
            ring.status(status()); // before the position that an offline render waits for
            ring.readPosition(position);
            ring.donePosition(position);
        }
    }

    private void feed(Localizer chain, int count) {
        position += count;
        heardAnything = true;
        monitor.accept(left, right, count);
        publisher.analysing(position);
        chain.accept(left, right, count);
        inCell += count;
        boolean full = inCell == GRID;
        if (full) {
            inCell = 0;
            monitor.endCell();
        }
        publisher.analysed(full);
    }

    private boolean isOverwritten(long write) {
        return write - position + ring.margin() > ring.capacity();
    }

    /** The host was faster: goes on half a second back, or less in a ring that holds less. */
    private void lose(long write) {
        long next = write - Math.min(ring.capacity() / 4, ring.sampleRateHz() / 2);
        ring.addLost(next - position);
        position = next;
        overrunUntil = position + (long) (OVERRUN_SECONDS * ring.sampleRateHz());
        ring.readPosition(position);
        ring.donePosition(position);
    }

    private void restart(Localizer chain) {
        restartAt = restartAt > position ? restartAt : NEVER;
        inCell = 0;
        monitor.reset();
        chain.start(ring.sampleRateHz(), publisher, publisher.record());
        publisher.restart(position);
    }

    private int status() {
        if (position < overrunUntil) {
            return RingLayout.STATUS_OVERRUN;
        }
        if (unknownSetting) {
            return RingLayout.STATUS_UNKNOWN_SETTING;
        }
        if (send.trouble().isPresent()) {
            return send.trouble().getAsInt();
        }
        if (heardAnything && monitor.silent()) {
            return RingLayout.STATUS_SILENT;
        }
        return heardAnything && monitor.mono() ? RingLayout.STATUS_MONO_INPUT : RingLayout.STATUS_LISTENING;
    }
}
