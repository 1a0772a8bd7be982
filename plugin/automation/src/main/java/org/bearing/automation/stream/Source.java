package org.bearing.automation.stream;

import org.bearing.direction.Estimate;

/**
 * A source as its receiver sees it. Where its elevation cannot be known it is on the horizon, as receivers need a number.
 *
 * @param object its number at the receiver, from 1
 * @param name what to call it
 * @param estimate where it is
 * @param pan turn of the pan knob in [-1, 1], +1 = fully left
 * @param steeringIndex which of the receiver's filters looks there, from 0
 */
public record Source(int object, String name, Estimate estimate, double pan, int steeringIndex) {
    /** {@return + = up, rad} */
    double elevationRad() {
        return estimate.elevationKnown() ? estimate.direction().elevationRad() : 0;
    }

    /** {@return the front component of the unit vector} */
    double front() {
        return Math.cos(elevationRad()) * Math.cos(estimate.direction().azimuthRad());
    }

    /** {@return the left component of the unit vector} */
    double left() {
        return Math.cos(elevationRad()) * Math.sin(estimate.direction().azimuthRad());
    }

    /** {@return the up component of the unit vector} */
    double up() {
        return Math.sin(elevationRad());
    }
}
