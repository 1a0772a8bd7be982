package org.bearing.tracker;

/**
 * How a source may behave.
 *
 * @param motionRadPerSecond how fast it typically moves, above 0, rad/s
 * @param birthCount agreeing estimates it takes to believe in a source, at least 1
 * @param deathSeconds silence after which it is gone, above 0, s
 */
public record TrackerSpec(double motionRadPerSecond, int birthCount, double deathSeconds) {
    public TrackerSpec {
        if (!(motionRadPerSecond > 0)) {
            throw new IllegalArgumentException("motionRadPerSecond must be above 0: " + motionRadPerSecond);
        }
        if (birthCount < 1) {
            throw new IllegalArgumentException("birthCount must be at least 1: " + birthCount);
        }
        if (!(deathSeconds > 0)) {
            throw new IllegalArgumentException("deathSeconds must be above 0: " + deathSeconds);
        }
    }
}
