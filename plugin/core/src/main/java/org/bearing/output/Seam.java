package org.bearing.output;

import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.Angles;

/** Breaks curves where they cross the seam at +-180 degrees, for outputs that draw straight lines between wrapped values. */
public final class Seam {
    private Seam() {}

    /**
     * Breaks a curve at every crossing: the value at the seam twice at the same time, on the side it comes from and on the
     * side it goes to, so that no line runs through the front.
     *
     * @param points of a curve, unwrapped
     * @return runs of points with azimuths in [-pi, pi]; the end of a run and the start of the next have the same time, and
     *     azimuths pi and -pi or the reverse
     */
    public static List<List<CurvePoint>> broken(List<CurvePoint> points) {
        List<List<CurvePoint>> runs = new ArrayList<>();
        List<CurvePoint> run = new ArrayList<>();
        CurvePoint last = points.get(0);
        double turn = turn(last.azimuthRad());
        run.add(turned(last, turn));
        for (CurvePoint point : points.subList(1, points.size())) {
            while (Math.abs(point.azimuthRad() - turn) > Math.PI) {
                double side = Math.copySign(Math.PI, point.azimuthRad() - turn);
                double share = (turn + side - last.azimuthRad()) / (point.azimuthRad() - last.azimuthRad());
                double seconds = last.timeSeconds() + share * (point.timeSeconds() - last.timeSeconds());
                CurvePoint crossing = last.towards(point, seconds);
                run.add(new CurvePoint(seconds, side, crossing.elevationRad()));
                runs.add(run);
                run = new ArrayList<>();
                run.add(new CurvePoint(seconds, -side, crossing.elevationRad()));
                turn += 2 * side;
            }
            run.add(turned(point, turn));
            last = point;
        }
        runs.add(run);
        return runs;
    }

    /** The whole turns in an azimuth. */
    private static double turn(double azimuthRad) {
        return azimuthRad - Angles.wrap(azimuthRad);
    }

    private static CurvePoint turned(CurvePoint point, double turn) {
        return new CurvePoint(point.timeSeconds(), point.azimuthRad() - turn, point.elevationRad());
    }
}
