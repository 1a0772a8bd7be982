package org.bearing.training.tang.recipe;

import org.bearing.geometry.Direction;
import org.bearing.simulation.room.Placement;
import org.bearing.simulation.room.Room;

/**
 * All that decides one simulated recording.
 *
 * @param head index among the recipe's heads
 * @param direction the truth, as it will stand in the table
 * @param room walls
 * @param roomNumber which of the recipe's rooms; one of its own where every recording has another
 * @param rt60Seconds reverberation time of the room at 500 Hz to 2 kHz, s
 * @param placement head and source; its direction is {@code direction}
 * @param seeds what is random
 * @param sound what is heard
 * @param literal whether the reverberant sound of one microphone goes through one pair of head responses (the paper's
 *     words in section 5.5, read literally), instead of every reflection through the pair of its own direction
 */
public record Take(
        int head,
        Direction direction,
        Room room,
        int roomNumber,
        double rt60Seconds,
        Placement placement,
        Seeds seeds,
        Heard sound,
        boolean literal) {
    /**
     * What is random.
     *
     * @param room of the reflections: the same for all recordings of a room
     * @param tail of the diffuse tail: the same for all recordings of a place
     * @param sound of the sound and its noise
     */
    public record Seeds(long room, long tail, long sound) {}

    /**
     * What is heard.
     *
     * @param speech whether a talker instead of white noise
     * @param seconds length, s
     * @param snrDb its power over that of independent white noise in each channel, dB; infinite = none
     */
    public record Heard(boolean speech, double seconds, double snrDb) {
        /** White noise without any disturbance. */
        static Heard white(double seconds) {
            return new Heard(false, seconds, Double.POSITIVE_INFINITY);
        }
    }

    /** Mixes a seed and numbers into another seed. */
    static long seed(long base, long... numbers) {
        long z = base;
        for (long number : numbers) {
            z = (z ^ number) * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z ^= z >>> 27;
        }
        return z;
    }
}
