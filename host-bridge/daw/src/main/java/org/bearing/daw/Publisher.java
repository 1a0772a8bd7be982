package org.bearing.daw;

import org.bearing.daw.MappedRing.Result;
import org.bearing.direction.Estimate;
import org.bearing.output.DirectionSink;
import org.bearing.tracker.TrackEvent;

/**
 * Track events of one stream, as results in the ring and lines in the capture file. Used by one thread.
 *
 * <p>What it writes and when follows from the stream alone, never from a clock.
 */
final class Publisher implements DirectionSink {
    private static final double HOP_SECONDS = 0.064;
    private static final float LEVEL_STEP_DB = 0.1f;

    private final MappedRing ring;
    private final TimelineMap timeline;
    private final InputMonitor monitor;
    private final CaptureSwitch capture;
    private final DirectionSink send;
    private final DirectionSink record = new Captured();
    private final int hopCells;
    private Result latest;
    private Result shown;
    private boolean arrived;
    private long start;
    private long due;
    private int cells;
    private int tracksBefore;

    /**
     * Shows nothing yet.
     *
     * @param ring where results go
     * @param timeline where they belong
     * @param monitor what the input is like
     * @param capture where they go too
     * @param send takes what the host shows, for others
     */
    Publisher(MappedRing ring, TimelineMap timeline, InputMonitor monitor, CaptureSwitch capture, DirectionSink send) {
        this.ring = ring;
        this.timeline = timeline;
        this.monitor = monitor;
        this.capture = capture;
        this.send = send;
        hopCells = (int) Math.max(1, Math.round(HOP_SECONDS * ring.sampleRateHz() / ServedRing.GRID));
        latest = Result.nothing(0, RingLayout.UNKNOWN_TIME, monitor.levelDbfs());
        shown = latest;
    }

    /** What follows does not continue what came before. */
    void restart(long position) {
        start = position;
        cells = 0;
        arrived = false;
        tracksBefore = Math.max(tracksBefore, latest.track());
        nothing(position);
        if (shown.present()) {
            show(latest);
        }
    }

    /** The frames up to here are about to be analysed: what comes of it is due there. */
    void analysing(long upTo) {
        due = upTo;
    }

    @Override
    public void accept(TrackEvent event) {
        if (event instanceof TrackEvent.Born born) {
            heard(event, born.estimate());
        } else if (event instanceof TrackEvent.Moved moved) {
            heard(event, moved.estimate());
        } else {
            nothing(due);
        }
    }

    private void heard(TrackEvent event, Estimate estimate) {
        if (monitor.mono() || monitor.silent()) {
            return;
        }
        int rate = ring.sampleRateHz();
        long position = start + Math.round(estimate.timeSeconds() * rate);
        latest = new Result(
                position,
                timeline.at(position).timeline(),
                due,
                true,
                monitor.levelDbfs(),
                (float) estimate.direction().azimuthRad(),
                (float) estimate.direction().elevationRad(),
                estimate.elevationKnown(),
                (float) estimate.spreadRad(),
                (float) estimate.confidence(),
                tracksBefore + event.track());
        arrived = true;
        send.accept(new TrackEvent.Moved(latest.track(), estimate));
    }

    /** {@return where what is settled goes: the capture file} */
    DirectionSink record() {
        return record;
    }

    private final class Captured implements DirectionSink {
        @Override
        public void accept(TrackEvent event) {
            if (event instanceof TrackEvent.Born born) {
                add(event, born.estimate());
            } else if (event instanceof TrackEvent.Moved moved) {
                add(event, moved.estimate());
            }
        }

        private void add(TrackEvent event, Estimate estimate) {
            if (monitor.mono() || monitor.silent()) {
                return;
            }
            int rate = ring.sampleRateHz();
            long position = start + Math.round(estimate.timeSeconds() * rate);
            capture.add(event, estimate, position, timeline.at(position), rate);
        }

        /** The switch closes its files. */
        @Override
        public void close() {}
    }

    private void nothing(long position) {
        if (latest.present()) {
            send.accept(new TrackEvent.Died(latest.track(), (double) position / ring.sampleRateHz()));
        }
        latest = new Result(
                position,
                timeline.at(position - 1).timeline(),
                position,
                false,
                monitor.levelDbfs(),
                0,
                0,
                false,
                0,
                0,
                latest.track());
    }

    /**
     * The frames have been analysed.
     *
     * @param cellEnded whether they complete a cell
     */
    void analysed(boolean cellEnded) {
        cells += cellEnded ? 1 : 0;
        if (latest.present() && (monitor.mono() || monitor.silent())) {
            nothing(due);
        }
        boolean hop = cellEnded && cells % hopCells == 0;
        float level = monitor.levelDbfs();
        if (arrived || latest.present() != shown.present()) {
            show(latest);
        } else if (hop && Math.abs(level - shown.levelDbfs()) >= LEVEL_STEP_DB) {
            show(latest.at(level, due));
        }
        arrived = false;
    }

    private void show(Result result) {
        ring.write(result);
        shown = result;
    }

    /** The ring belongs to whoever serves it. */
    @Override
    public void close() {}
}
