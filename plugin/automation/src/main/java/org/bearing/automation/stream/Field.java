package org.bearing.automation.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bearing.direction.Estimate;

/** What a template can say of a source. Its name in a template is that of the constant, in small letters. */
enum Field {
    /** The receiver's number, from 1. */
    OBJECT,
    /** The receiver's number, from 0. */
    INDEX,
    /** What it is called; the only text. */
    NAME,
    /** + = left, in (-180, 180]. */
    AZIMUTH_DEG,
    /** + = right, in [-180, 180). */
    AZIMUTH_RIGHT_DEG,
    /** + = up; 0, the horizon, where it cannot be known. */
    ELEVATION_DEG,
    /** Front component of the unit vector. */
    FRONT,
    /** Left component of the unit vector. */
    LEFT,
    /** Right component of the unit vector. */
    RIGHT,
    /** Up component of the unit vector. */
    UP,
    /** Pan, 0 = left, 0.5 = centre, 1 = right. */
    PAN_RIGHT_01,
    /** Which filter of a bank looks there, from 0. */
    STEERING_INDEX,
    /** Probability in [0, 1] that the direction is right within 10 degrees. */
    CONFIDENCE,
    /** Half-width of the 90% arc. */
    SPREAD_DEG;

    /** {@return the field of a name} */
    static Optional<Field> of(String name) {
        return Arrays.stream(values()).filter(f -> f.word().equals(name)).findFirst();
    }

    /** {@return the names of all fields} */
    static List<String> words() {
        return Arrays.stream(values()).map(Field::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it needs a direction, which a source that is gone does not have} */
    boolean ofDirection() {
        return this != OBJECT && this != INDEX && this != NAME;
    }

    /** {@return the number; NaN for the name} */
    double number(Source source) {
        Estimate estimate = source.estimate();
        return switch (this) {
            case OBJECT -> source.object();
            case INDEX -> source.object() - 1;
            case NAME -> Double.NaN;
            case AZIMUTH_DEG -> estimate.direction().azimuthDeg();
            case AZIMUTH_RIGHT_DEG -> 0 - estimate.direction().azimuthDeg();
            case ELEVATION_DEG -> Math.toDegrees(source.elevationRad());
            case FRONT -> source.front();
            case LEFT -> source.left();
            case RIGHT -> 0 - source.left();
            case UP -> source.up();
            case PAN_RIGHT_01 -> (1 - source.pan()) / 2;
            case STEERING_INDEX -> source.steeringIndex();
            case CONFIDENCE -> estimate.confidence();
            case SPREAD_DEG -> Math.toDegrees(estimate.spreadRad());
        };
    }
}
