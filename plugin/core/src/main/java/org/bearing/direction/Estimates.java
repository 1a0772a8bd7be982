package org.bearing.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Angles;
import org.bearing.geometry.Direction;
import org.bearing.method.DirectionCandidates;

/** Turns a method's candidates into estimates. */
public final class Estimates {
    private Estimates() {}

    /**
     * Reads the candidates.
     *
     * @param candidates what a method offers
     * @param kind what its angle means
     * @param sampleRateHz the method's rate, Hz
     * @return the estimates, most trusted first; empty if there is no candidate
     */
    public static List<Estimate> of(DirectionCandidates candidates, AngleKind kind, int sampleRateHz) {
        double time = (double) candidates.centreSample() / sampleRateHz;
        List<Estimate> out = new ArrayList<>(candidates.count());
        for (int i = 0; i < candidates.count(); i++) {
            double elevation = candidates.elevationRad(i);
            boolean known = !Double.isNaN(elevation);
            double mirror = candidates.mirrorAzimuthRad(i);
            out.add(new Estimate(
                    time,
                    new Direction(candidates.azimuthRad(i), known ? elevation : 0),
                    known,
                    Double.isNaN(mirror) ? OptionalDouble.empty() : OptionalDouble.of(Angles.wrap(mirror)),
                    kind,
                    Math.max(0, Math.min(1, candidates.confidence(i))),
                    Math.max(0, candidates.spreadRad(i))));
        }
        out.sort(Comparator.comparingDouble(Estimate::confidence).reversed());
        return List.copyOf(out);
    }
}
