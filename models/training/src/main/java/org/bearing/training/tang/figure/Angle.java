package org.bearing.training.tang.figure;

import org.bearing.training.tang.recipe.Recordings;

/** The two angles that are localized. */
enum Angle {
    AZIMUTH,
    ELEVATION;

    /** {@return its name in tables} */
    String label() {
        return this == AZIMUTH ? "azimuth" : "elevation";
    }

    /** {@return the true angle of a recording, degrees} */
    float of(Recordings recordings, int index) {
        return this == AZIMUTH
                ? recordings.table().azimuthDeg(index)
                : recordings.table().elevationDeg(index);
    }
}
