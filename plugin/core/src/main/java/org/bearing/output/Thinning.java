package org.bearing.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Point reduction with a bound on the error: the fewest of the points that will do (Imai and Iri 1988), and of all such choices
 * the one with the least squared error, so that corners stay where they are. The distance is measured at the same time: what an
 * automation lane draws at a moment is what counts, not how near the line passes. The method of Ramer and of
 * Douglas and Peucker kept more points of a rendered source than the tenth that is wanted.
 */
final class Thinning {
    /** Points that one line may replace: a minute of estimates or two; keeps the work in proportion to the points. */
    private static final int LONGEST = 2000;

    private final List<CurvePoint> points;
    private final double boundRad;
    /** For every point: how many lines lead to it at least, and where the last of these begins. */
    private final int[] lines;

    private final int[] from;
    /** Squared error of these lines, rad squared. */
    private final double[] error;

    private Thinning(List<CurvePoint> points, double boundRad) {
        this.points = points;
        this.boundRad = boundRad;
        lines = new int[points.size()];
        from = new int[points.size()];
        error = new double[points.size()];
    }

    /**
     * Leaves points out.
     *
     * @param points unwrapped, in the order of time
     * @param boundRad how far a left-out point may be from the line, at least 0, rad
     * @return those that are kept; the first and the last always are
     */
    static List<CurvePoint> thin(List<CurvePoint> points, double boundRad) {
        return new Thinning(points, boundRad).fewest();
    }

    private List<CurvePoint> fewest() {
        Arrays.fill(lines, Integer.MAX_VALUE);
        lines[0] = 0;
        for (int i = 0; i < points.size() - 1; i++) {
            reach(i);
        }
        List<CurvePoint> kept = new ArrayList<>();
        for (int i = points.size() - 1; i > 0; i = from[i]) {
            kept.add(points.get(i));
        }
        kept.add(points.get(0));
        Collections.reverse(kept);
        return kept;
    }

    /** Draws a line to every point that can be reached within the bound of all points between. */
    private void reach(int start) {
        CurvePoint begin = points.get(start);
        Slopes azimuth = new Slopes();
        Slopes elevation = new Slopes();
        int last = Math.min(points.size() - 1, start + LONGEST);
        for (int i = start + 1; i <= last && azimuth.any() && elevation.any(); i++) {
            CurvePoint point = points.get(i);
            double seconds = point.timeSeconds() - begin.timeSeconds();
            double turn = point.azimuthRad() - begin.azimuthRad();
            double rise = point.elevationRad() - begin.elevationRad();
            if (azimuth.has(turn / seconds) && elevation.has(rise / seconds)) {
                offer(i, start, azimuth.error(turn / seconds) + elevation.error(rise / seconds));
            }
            azimuth.keep(seconds, turn, boundRad);
            elevation.keep(seconds, rise, boundRad);
        }
    }

    private void offer(int end, int start, double squares) {
        int count = lines[start] + 1;
        if (count < lines[end] || (count == lines[end] && error[start] + squares < error[end])) {
            lines[end] = count;
            error[end] = error[start] + squares;
            from[end] = start;
        }
    }

    /** The slopes of a line from a point that pass all points so far within the bound. */
    private static final class Slopes {
        private double least = Double.NEGATIVE_INFINITY;
        private double most = Double.POSITIVE_INFINITY;
        private double squaredSeconds;
        private double products;
        private double squares;

        boolean any() {
            return least <= most;
        }

        boolean has(double slope) {
            return slope >= least && slope <= most;
        }

        /** Squared error of a line at all points so far. */
        double error(double slope) {
            return squares - 2 * slope * products + slope * slope * squaredSeconds;
        }

        void keep(double seconds, double way, double bound) {
            least = Math.max(least, (way - bound) / seconds);
            most = Math.min(most, (way + bound) / seconds);
            squaredSeconds += seconds * seconds;
            products += seconds * way;
            squares += way * way;
        }
    }
}
