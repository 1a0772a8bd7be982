package org.bearing.automation.file;

import java.util.ArrayList;
import java.util.List;
import org.bearing.output.Curve;
import org.bearing.output.CurvePoint;
import org.bearing.output.Panning;
import org.bearing.output.Seam;

/**
 * Curves of pan positions with few points.
 *
 * <p>The pan is not a straight line where the direction is one: at the loudspeakers, and where the rear is folded. So the pans of
 * all estimates are thinned, and not those of a thinned direction. The bound is that of directions: on the pan it is the share
 * that the bound has of the loudspeaker's angle.
 *
 * @param panning from directions to pans
 * @param boundRad how far the curve may be from the track, at least 0, rad
 */
public record PanEnvelope(Panning panning, double boundRad) {
    private static final double JUST_BEFORE_BEHIND = Math.PI - 1e-9;

    /**
     * A lane's envelope.
     *
     * @param lane curves one after the other
     * @return points in the order of time, +1 = left; two have the same time where the pan jumps
     */
    List<EnvelopePoint> of(List<Curve> lane) {
        List<EnvelopePoint> points = new ArrayList<>();
        for (Curve curve : lane) {
            for (List<CurvePoint> run : runs(curve.points())) {
                List<CurvePoint> thin = thinned(curve, run);
                for (int i = 0; i < thin.size(); i++) {
                    CurvePoint point = thin.get(i);
                    points.add(new EnvelopePoint(
                            point.timeSeconds(), point.azimuthRad() / panning.speakerRad(), i == thin.size() - 1));
                }
            }
        }
        return points;
    }

    /** Only where the rear is not folded the pan jumps there. */
    private List<List<CurvePoint>> runs(List<CurvePoint> points) {
        return panning.beyond() == Panning.Beyond.FOLD ? List.of(points) : Seam.broken(points);
    }

    /** As a curve whose angle is the pan's share of the loudspeaker's. */
    private List<CurvePoint> thinned(Curve curve, List<CurvePoint> run) {
        List<CurvePoint> pans = run.stream()
                .map(point -> new CurvePoint(point.timeSeconds(), position(point) * panning.speakerRad(), 0))
                .toList();
        return new Curve(curve.track(), curve.kind(), false, pans)
                .thinned(boundRad)
                .points();
    }

    /** At the seam itself +pi and -pi are different sides. */
    private double position(CurvePoint point) {
        double azimuth = point.azimuthRad();
        return panning.position(Math.abs(azimuth) == Math.PI ? Math.copySign(JUST_BEFORE_BEHIND, azimuth) : azimuth);
    }
}
