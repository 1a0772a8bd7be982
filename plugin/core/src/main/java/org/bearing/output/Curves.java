package org.bearing.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Angles;
import org.bearing.tracker.TrackEvent;

/** Gathers events into curves, one for each stay of a source; for outputs that need the whole. Used by one thread. */
public final class Curves implements DirectionSink {
    private final Map<Integer, Growing> alive = new TreeMap<>();
    private final List<Curve> ended = new ArrayList<>();

    @Override
    public void accept(TrackEvent event) {
        if (event instanceof TrackEvent.Born born) {
            end(born.track());
            alive.put(born.track(), new Growing(born.track(), born.estimate()));
        } else if (event instanceof TrackEvent.Moved moved) {
            Growing known = alive.get(moved.track());
            if (known == null) {
                alive.put(moved.track(), new Growing(moved.track(), moved.estimate()));
            } else {
                known.add(moved.estimate());
            }
        } else {
            end(event.track());
        }
    }

    private void end(int track) {
        Growing done = alive.remove(track);
        if (done != null) {
            ended.add(done.curve());
        }
    }

    /** {@return all curves so far, in the order of their starts} */
    public List<Curve> list() {
        List<Curve> all = new ArrayList<>(ended);
        alive.values().forEach(growing -> all.add(growing.curve()));
        all.sort(Comparator.comparingDouble(Curve::startSeconds).thenComparingInt(Curve::track));
        return all;
    }

    @Override
    public void discard() {
        alive.clear();
        ended.clear();
    }

    @Override
    public void close() {}

    /** A curve whose source is still there. */
    private static final class Growing {
        private final int track;
        private final Estimate first;
        private final List<CurvePoint> points = new ArrayList<>();

        Growing(int track, Estimate first) {
            this.track = track;
            this.first = first;
            points.add(point(first, first.direction().azimuthRad()));
        }

        /** Unwraps: the next point is the short way from the last one. A second estimate at a time replaces the first. */
        void add(Estimate estimate) {
            CurvePoint last = points.get(points.size() - 1);
            if (estimate.timeSeconds() < last.timeSeconds()) {
                return;
            }
            double azimuth = last.azimuthRad()
                    + Angles.difference(last.azimuthRad(), estimate.direction().azimuthRad());
            if (estimate.timeSeconds() == last.timeSeconds()) {
                points.remove(points.size() - 1);
            }
            points.add(point(estimate, azimuth));
        }

        private static CurvePoint point(Estimate estimate, double azimuthRad) {
            double elevation = estimate.elevationKnown() ? estimate.direction().elevationRad() : 0;
            return new CurvePoint(estimate.timeSeconds(), azimuthRad, elevation);
        }

        Curve curve() {
            return new Curve(track, first.kind(), first.elevationKnown(), points);
        }
    }
}
