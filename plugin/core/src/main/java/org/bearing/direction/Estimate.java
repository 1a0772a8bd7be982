package org.bearing.direction;

import java.util.OptionalDouble;
import org.bearing.geometry.AngleKind;
import org.bearing.geometry.Direction;

/**
 * One direction at one time.
 *
 * @param timeSeconds centre of what was analysed, from the start of the stream, s
 * @param direction where; its elevation means nothing unless {@code elevationKnown}
 * @param elevationKnown whether the elevation can be known
 * @param mirrorAzimuthRad the azimuth it might be instead, while front and back are undecided, rad
 * @param kind what the angle means
 * @param confidence probability in [0, 1] that the direction is right within 10 degrees
 * @param spreadRad half-width of the 90% arc, at least 0, rad
 */
public record Estimate(
        double timeSeconds,
        Direction direction,
        boolean elevationKnown,
        OptionalDouble mirrorAzimuthRad,
        AngleKind kind,
        double confidence,
        double spreadRad) {
    public Estimate {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be in [0, 1]: " + confidence);
        }
        if (!(spreadRad >= 0)) {
            throw new IllegalArgumentException("spreadRad must be at least 0: " + spreadRad);
        }
    }
}
