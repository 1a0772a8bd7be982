package org.bearing.output;

import java.util.ArrayList;
import java.util.List;

/** Puts curves side by side: those of one lane follow each other, so that a lane can be one envelope or one object. */
public final class Lanes {
    private Lanes() {}

    /**
     * Gives every curve the first lane that is free.
     *
     * @param curves in the order of their starts
     * @return lanes with their curves in the order of time; none without curves
     */
    public static List<List<Curve>> of(List<Curve> curves) {
        List<List<Curve>> lanes = new ArrayList<>();
        for (Curve curve : curves) {
            lanes.stream()
                    .filter(lane -> lane.get(lane.size() - 1).endSeconds() < curve.startSeconds())
                    .findFirst()
                    .orElseGet(() -> {
                        List<Curve> lane = new ArrayList<>();
                        lanes.add(lane);
                        return lane;
                    })
                    .add(curve);
        }
        return lanes;
    }
}
