package org.bearing.output;

import java.util.List;
import org.bearing.geometry.AngleKind;

/**
 * Where one source was, from its first to its last estimate.
 *
 * @param track its number
 * @param kind what its angles mean
 * @param elevationKnown whether the elevations can be known
 * @param points in the order of time, at least one, straight lines between them
 */
public record Curve(int track, AngleKind kind, boolean elevationKnown, List<CurvePoint> points) {
    public Curve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve needs a point");
        }
    }

    /** {@return when it was first heard, s} */
    public double startSeconds() {
        return points.get(0).timeSeconds();
    }

    /** {@return when it was last heard, s} */
    public double endSeconds() {
        return points.get(points.size() - 1).timeSeconds();
    }

    /**
     * The same curve with fewer points.
     *
     * @param boundRad how far a left-out point may be from the straight line in its place, in azimuth and elevation, rad
     * @return the thinned curve
     */
    public Curve thinned(double boundRad) {
        return new Curve(track, kind, elevationKnown, Thinning.thin(points, boundRad));
    }
}
