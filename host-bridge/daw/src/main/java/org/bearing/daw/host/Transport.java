package org.bearing.daw.host;

/**
 * Where the host's timeline is at the first frame of a block.
 *
 * @param rolling whether it moves
 * @param seconds position on the timeline, s
 */
public record Transport(boolean rolling, double seconds) {
    /** Checks the position. */
    public Transport {
        if (!Double.isFinite(seconds)) {
            throw new IllegalArgumentException("seconds must be finite: " + seconds);
        }
    }

    /**
     * A transport that rolls.
     *
     * @param seconds position, s
     * @return it
     */
    public static Transport rollingAt(double seconds) {
        return new Transport(true, seconds);
    }

    /**
     * A transport that stands.
     *
     * @param seconds position, s
     * @return it
     */
    public static Transport stoppedAt(double seconds) {
        return new Transport(false, seconds);
    }
}
