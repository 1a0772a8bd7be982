package org.bearing.simulation.evaluate;

import java.util.Optional;
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
 */
public record Answer(boolean given, Direction direction, boolean elevationKnown, double confidence, double spreadRad) {
    /** Nothing said. */
    public static final Answer NONE = new Answer(false, Direction.FRONT, true, 0, Math.PI);

    /** Takes over what a localizer said. */
    static Answer of(Optional<Estimate> estimate) {
        return estimate.map(e -> new Answer(true, e.direction(), e.elevationKnown(), e.confidence(), e.spreadRad()))
                .orElse(NONE);
    }
}
