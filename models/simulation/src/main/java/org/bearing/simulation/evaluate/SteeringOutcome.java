package org.bearing.simulation.evaluate;

import java.util.Map;

/**
 * What beams made of one mixture of two talkers.
 *
 * @param rt60Seconds reverberation time, s; 0 = a free field
 * @param mixtureDb scale-invariant signal-to-distortion ratio of the mixture at the better microphone, dB
 * @param gainDb by beam, the ratio of its output less that of the mixture, dB
 * @param whiteNoiseGainDb least white-noise gain of any frequency from 100 Hz on of our beam to the direction, dB
 */
public record SteeringOutcome(
        double rt60Seconds, double mixtureDb, Map<SteeringBeam, Double> gainDb, double whiteNoiseGainDb) {
    public SteeringOutcome {
        gainDb = Map.copyOf(gainDb);
    }
}
