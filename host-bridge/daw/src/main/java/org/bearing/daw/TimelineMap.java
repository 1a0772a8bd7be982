package org.bearing.daw;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Where frames of the stream are on the host's timeline: pieces on which both advance alike, the newest last. Used by
 * one thread.
 */
final class TimelineMap {
    private static final int MOST_PIECES = 256;

    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private int segments;

    /** A stretch of the stream, grown while the host goes on evenly. */
    private static final class Piece {
        final long from;
        long to;
        final long timeline;
        final boolean rolling;
        final int segment;

        Piece(long from, long to, long timeline, boolean rolling, int segment) {
            this.from = from;
            this.to = to;
            this.timeline = timeline;
            this.rolling = rolling;
            this.segment = segment;
        }

        /** Where a frame is; a transport that stands still shows the same place for all. */
        long at(long position) {
            if (timeline == RingLayout.UNKNOWN_TIME) {
                return RingLayout.UNKNOWN_TIME;
            }
            return rolling ? timeline + (position - from) : timeline;
        }
    }

    /**
     * A place on the host's timeline.
     *
     * @param timeline samples; {@link RingLayout#UNKNOWN_TIME}
     * @param rolling whether the transport rolled there
     * @param segment counts the stretches between loops, locates and stops, from 1 on; 0 = not rolling or not known
     */
    record Place(long timeline, boolean rolling, int segment) {
        static final Place UNKNOWN = new Place(RingLayout.UNKNOWN_TIME, false, 0);
    }

    /** Nothing is known; segments go on counting. */
    void clear() {
        pieces.clear();
    }

    /**
     * Takes what the audio thread said.
     *
     * @param before write position when it was last asked
     * @param moment what it says now
     */
    void add(long before, MappedRing.Moment moment) {
        if (moment.write() <= before) {
            return;
        }
        boolean known = moment.timeline() != RingLayout.UNKNOWN_TIME;
        boolean rolling = moment.is(RingLayout.STATE_ROLLING) && known;
        Piece last = pieces.peekLast();
        if (last != null
                && last.to == before
                && last.rolling == rolling
                && last.at(moment.write()) == moment.timeline()) {
            last.to = moment.write();
            return;
        }
        long start = rolling ? moment.timeline() - (moment.write() - before) : moment.timeline();
        segments += rolling ? 1 : 0;
        pieces.add(new Piece(before, moment.write(), start, rolling, rolling ? segments : 0));
        if (pieces.size() > MOST_PIECES) {
            pieces.remove();
        }
    }

    /**
     * Looks up a frame.
     *
     * @param position frames of the stream
     * @return where it is
     */
    Place at(long position) {
        for (Iterator<Piece> newest = pieces.descendingIterator(); newest.hasNext(); ) {
            Piece piece = newest.next();
            if (position >= piece.from && position < piece.to) {
                return new Place(piece.at(position), piece.rolling, piece.segment);
            }
        }
        return Place.UNKNOWN;
    }
}
