package org.bearing.automation.steering;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.bearing.frames.FrameSpec;
import org.bearing.geometry.Direction;

/**
 * The weights of a pair's beam for every bin. The output is what one of the microphones, the reference, hears of the source.
 * Immutable.
 *
 * @param frames of the spectra
 * @param array the pair
 * @param towards where the source is
 * @param reference 0 = left, 1 = right
 * @param design loading and white-noise gain
 */
public record PairBeam(FrameSpec frames, MicrophoneArray array, Direction towards, int reference, WeightDesign design) {
    private static final double LEAST_LOADING = 1e-6;

    /** A measured covariance of one bin. */
    @FunctionalInterface
    public interface Measured {
        /**
         * Of a bin.
         *
         * @param bin its number
         * @return the covariance
         */
        Complex[][] at(int bin);
    }

    /** {@return delay and sum} */
    public Complex[][] delayAndSum() {
        return weights(bin -> WeightDesign.delayAndSum(plane(bin)), this::plane);
    }

    /** {@return least noise in a diffuse field} */
    public Complex[][] superdirective() {
        return weights(bin -> design.leastNoise(NoiseField.diffuse(array, hz(bin)), plane(bin)), this::plane);
    }

    /**
     * Least of measured noise, for a source that arrives as a plane wave.
     *
     * @param noise its covariances
     * @return weights by bin and channel
     */
    public Complex[][] planeWave(Measured noise) {
        return weights(bin -> design.leastNoise(noise.at(bin), plane(bin)), this::plane);
    }

    /**
     * Least of measured noise, for a source that arrives as it was measured.
     *
     * @param noise covariances without the source
     * @param source covariances with it
     * @return weights by bin and channel
     */
    public Complex[][] transfer(Measured noise, Measured source) {
        Complex[][] transfers = new Complex[frames.bins()][];
        for (int k = 0; k < transfers.length; k++) {
            Complex[][] without = noise.at(k);
            double power = Hermitian.meanPower(without);
            transfers[k] = power > 0
                    ? RelativeTransfer.estimate(source.at(k), Hermitian.loaded(without, LEAST_LOADING * power))
                    : plane(k);
        }
        return weights(bin -> design.leastNoise(noise.at(bin), transfers[bin]), bin -> transfers[bin]);
    }

    @FunctionalInterface
    private interface ByBin {
        Complex[] at(int bin);
    }

    /** Refers weights with w^H d = 1 to the reference: then w^H d = d[reference]. */
    private Complex[][] weights(ByBin weights, ByBin steering) {
        Complex[][] out = new Complex[frames.bins()][];
        for (int k = 0; k < out.length; k++) {
            Complex turn = steering.at(k)[reference].conjugate();
            out[k] = Arrays.stream(weights.at(k)).map(w -> w.multiply(turn)).toArray(Complex[]::new);
        }
        return out;
    }

    private double hz(int bin) {
        return (double) bin * frames.sampleRateHz() / frames.frameSize();
    }

    private Complex[] plane(int bin) {
        return array.steering(towards, hz(bin));
    }
}
