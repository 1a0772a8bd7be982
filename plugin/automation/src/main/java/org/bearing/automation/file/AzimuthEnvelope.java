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
     * A lane's runs of straight lines: between two of them the last value is held and then jumps to the next.
     *
     * @param lane curves one after the other
     * @param boundRad how far the envelope may be from the track, at least 0, rad
     * @return runs in the order of time, azimuths in [-pi, pi]
     */
    static List<List<CurvePoint>> of(List<Curve> lane, double boundRad) {
        List<List<CurvePoint>> runs = new ArrayList<>();
        for (Curve curve : lane) {
            runs.addAll(Seam.broken(curve.thinned(boundRad).points()));
        }
        return runs;
    }
}
