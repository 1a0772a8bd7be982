package org.bearing.automation.steering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;

/**
 * How an array is steered.
 *
 * @param beamformer kind of weights
 * @param array the microphones
 * @param design loading and white-noise gain
 * @param othersDb power of another source over the diffuse field, where the covariance is modelled, dB
 * @param frequenciesHz frequencies that get weights, at least 0; none = no weights, Hz
 * @param rateHz most updates of a track a second, above 0, Hz
 * @param holdSeconds how long a direction holds after it was last heard, at least 0, s
 * @param measured what the tapped pair heard; empty = the covariance is modelled
 */
public record SteeringSpec(
        Beamformer beamformer,
        MicrophoneArray array,
        WeightDesign design,
        double othersDb,
        List<Double> frequenciesHz,
        double rateHz,
        double holdSeconds,
        Optional<DirectionCovariances> measured) {
    public SteeringSpec {
        frequenciesHz = List.copyOf(frequenciesHz);
        design.check(array.size());
        if (!(rateHz > 0 && holdSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "rateHz must be above 0, holdSeconds at least 0: " + rateHz + ", " + holdSeconds);
        }
        for (double hz : frequenciesHz) {
            double most = measured.map(m -> m.frames().sampleRateHz() / 2.0).orElse(96_000.0);
            if (!(hz >= 0 && hz <= most)) {
                throw new ConfigurationException(String.format(
                        Locale.ROOT, "steering.frequencies_hz has %s; expected numbers from 0 to %.0f Hz.", hz, most));
            }
        }
    }

    /** {@return where the weights' noise covariance comes from: "measured" or "modelled"; "none" without one or without weights} */
    public String covariance() {
        if (frequenciesHz.isEmpty()) {
            return "none";
        }
        return switch (beamformer) {
            case DELAY_AND_SUM -> "none";
            case SUPERDIRECTIVE -> "modelled";
            case MVDR -> measured.isPresent() ? "measured" : "modelled";
        };
    }

    /**
     * Weights for one frequency.
     *
     * @param towards where to
     * @param others where other sources are
     * @param hz frequency, Hz
     * @return w by microphone, with w^H d = 1
     */
    public Complex[] weights(Direction towards, List<Direction> others, double hz) {
        Complex[] steering = array.steering(towards, hz);
        return switch (beamformer) {
            case DELAY_AND_SUM -> WeightDesign.delayAndSum(steering);
            case SUPERDIRECTIVE -> design.leastNoise(NoiseField.diffuse(array, hz), steering);
            case MVDR ->
                design.leastNoise(
                        measured.map(m -> m.elsewhere(towards.lateralRad(), m.binOf(hz)))
                                .orElseGet(() -> NoiseField.modelled(array, others, Math.pow(10, othersDb / 10), hz)),
                        steering);
        };
    }
}
