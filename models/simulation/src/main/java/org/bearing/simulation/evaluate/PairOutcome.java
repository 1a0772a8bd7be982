package org.bearing.simulation.evaluate;

import java.util.List;

/**
 * What was said about a scene of a microphone pair.
 *
 * @param spacingM distance between the microphones, m
 * @param dry whether it is a near source in a dry room, heard for a second
 * @param rt60Seconds reverberation time, s
 * @param errorsDeg by contender, error of the lateral angle, degrees; no answer counts as straight ahead
 */
public record PairOutcome(double spacingM, boolean dry, double rt60Seconds, List<Double> errorsDeg) {
    public PairOutcome {
        errorsDeg = List.copyOf(errorsDeg);
    }
}
