package org.bearing.simulation.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.direction.Estimate;
import org.bearing.geometry.Direction;

/**
 * What a contender said about a scene.
 *
 * @param given whether it said anything; if not, the rest is an answer of straight ahead, and is scored as one
 * @param direction where
 * @param elevationKnown whether it claims an elevation
 * @param confidence its confidence in [0, 1]
 * @param spreadRad half-width of its 90% arc, rad
 * @param mirrorAzimuthRad the azimuth that it might be instead, while front and back are undecided
 */
public record Answer(
        boolean given,
        Direction direction,
        boolean elevationKnown,
        double confidence,
        double spreadRad,
        OptionalDouble mirrorAzimuthRad) {
    /** Nothing said. */
    public static final Answer NONE = new Answer(false, Direction.FRONT, true, 0, Math.PI, OptionalDouble.empty());

    /** Takes over what a localizer said. */
    static Answer of(Optional<Estimate> estimate) {
        return estimate.map(e -> new Answer(
                        true, e.direction(), e.elevationKnown(), e.confidence(), e.spreadRad(), e.mirrorAzimuthRad()))
                .orElse(NONE);
    }
}
