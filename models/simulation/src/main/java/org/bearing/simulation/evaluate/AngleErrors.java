package org.bearing.simulation.evaluate;

import org.bearing.geometry.Angles;
import org.bearing.geometry.Direction;

/** Distances between a true and a heard direction, degrees. */
final class AngleErrors {
    private AngleErrors() {}

    static double azimuthDeg(Direction truth, Direction heard) {
        return Math.toDegrees(Math.abs(Angles.difference(truth.azimuthRad(), heard.azimuthRad())));
    }

    static double lateralDeg(Direction truth, Direction heard) {
        return Math.toDegrees(Math.abs(truth.lateralRad() - heard.lateralRad()));
    }

    static double elevationDeg(Direction truth, Direction heard) {
        return Math.abs(truth.elevationDeg() - heard.elevationDeg());
    }
}
