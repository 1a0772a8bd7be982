package org.bearing.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Point reduction with a bound on the error, after Ramer (1972) and Douglas and Peucker (1973), with the distance measured at
 * the same time: what an automation lane draws at a moment is what counts, not how near the line passes.
 */
final class Thinning {
    private Thinning() {}

    /**
     * Leaves points out.
     *
     * @param points unwrapped, in the order of time
     * @param boundRad how far a left-out point may be from the line, at least 0, rad
     * @return those that are kept; the first and the last always are
     */
    static List<CurvePoint> thin(List<CurvePoint> points, double boundRad) {
        BitSet kept = new BitSet(points.size());
        kept.set(0);
        kept.set(points.size() - 1);
        Deque<int[]> spans = new ArrayDeque<>();
        spans.push(new int[] {0, points.size() - 1});
        while (!spans.isEmpty()) {
            int[] span = spans.pop();
            int far = farthest(points, span[0], span[1], boundRad);
            if (far > 0) {
                kept.set(far);
                spans.push(new int[] {span[0], far});
                spans.push(new int[] {far, span[1]});
            }
        }
        List<CurvePoint> out = new ArrayList<>();
        kept.stream().forEach(i -> out.add(points.get(i)));
        return out;
    }

    /** The point that is farthest from the line between two; 0 if none is farther than the bound. */
    private static int farthest(List<CurvePoint> points, int first, int last, double boundRad) {
        CurvePoint from = points.get(first);
        CurvePoint to = points.get(last);
        int far = 0;
        double most = boundRad;
        for (int i = first + 1; i < last; i++) {
            CurvePoint point = points.get(i);
            CurvePoint line = from.towards(to, point.timeSeconds());
            double distance = Math.max(
                    Math.abs(point.azimuthRad() - line.azimuthRad()),
                    Math.abs(point.elevationRad() - line.elevationRad()));
            if (distance > most) {
                most = distance;
                far = i;
            }
        }
        return far;
    }
}
