package org.bearing.automation.file;

import java.util.ArrayList;
import java.util.List;
import org.bearing.output.Curve;
import org.bearing.output.CurvePoint;
import org.bearing.output.Seam;

/** Envelopes of wrapped azimuths with few points. */
final class AzimuthEnvelope {
    private AzimuthEnvelope() {}

    /**
     * A lane's envelope: held and then a jump at +-180 degrees and between two curves.
     *
     * @param lane curves one after the other
     * @param boundRad how far the envelope may be from the track, at least 0, rad
     * @return points in the order of time, in degrees from -180 to 180, + = left; two have the same time at the seam
     */
    static List<EnvelopePoint> of(List<Curve> lane, double boundRad) {
        List<EnvelopePoint> points = new ArrayList<>();
        for (Curve curve : lane) {
            for (List<CurvePoint> run : Seam.broken(curve.thinned(boundRad).points())) {
                for (int i = 0; i < run.size(); i++) {
                    CurvePoint point = run.get(i);
                    points.add(new EnvelopePoint(
                            point.timeSeconds(), Math.toDegrees(point.azimuthRad()), i == run.size() - 1));
                }
            }
        }
        return points;
    }
}
