package org.bearing.simulation.evaluate;

/**
 * What was said about a scene of a known capture.
 *
 * @param capture name of the preset
 * @param surroundings what disturbed it
 * @param errorDeg error of the angle, degrees; no answer counts as straight ahead
 * @param confidence what the answer was trusted with, in [0, 1]
 * @param spreadDeg half of the arc that was said to hold the truth, degrees
 * @param mirrored whether a place behind was named as possible
 */
public record CaptureOutcome(
        String capture,
        Surroundings surroundings,
        double errorDeg,
        double confidence,
        double spreadDeg,
        boolean mirrored) {
    /** What disturbs. */
    public enum Surroundings {
        /** A free field with a diffuse field (of a panned mix: unrelated noise) 20 dB below the sound. */
        FREE,
        /** The same, 10 dB below. */
        NOISY,
        /** A room with a reverberation time of 0.3 s, the source at 1 to 2 m; no panned mixes. */
        ROOM
    }
}
