package org.bearing.automation.steering;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.complex.Complex;
import org.bearing.geometry.ConfigurationException;

/**
 * Weights that leave the steered direction as it is and let through the least noise: w = R^-1 d / (d^H R^-1 d) (Capon, "High
 * resolution frequency-wavenumber spectrum analysis", Proc. IEEE 1969). With the covariance R of a diffuse field they are
 * superdirective; with R = 1 they delay and sum.
 *
 * <p>The diagonal of R is loaded, by 1 dB more again and again until the white-noise gain is what was asked for (Cox, Zeskind
 * and Owen, "Robust adaptive beamforming", IEEE Trans. ASSP 1987).
 *
 * @param loadingDb least loading over the mean of the diagonal, dB
 * @param whiteNoiseGainDb least |w^H d|^2 / (w^H w); empty = not asked for, dB
 */
public record WeightDesign(double loadingDb, OptionalDouble whiteNoiseGainDb) {
    private static final double STEP = Math.pow(10, 0.1);
    private static final double SLACK = 1e-9;
    private static final int STEPS = 250;

    /**
     * Checks that an array can have the white-noise gain: delay and sum has the most, the number of its microphones.
     *
     * @param microphones of the array
     * @throws ConfigurationException if it cannot
     */
    public void check(int microphones) {
        double most = 10 * Math.log10(microphones);
        if (whiteNoiseGainDb.isPresent() && whiteNoiseGainDb.getAsDouble() > most) {
            throw new ConfigurationException("steering.white_noise_gain_db is " + whiteNoiseGainDb.getAsDouble()
                    + "; expected at most " + Math.floor(10 * most) / 10 + " for " + microphones + " microphones.");
        }
    }

    /**
     * Delay and sum: all microphones alike, in phase for the steered direction.
     *
     * @param steering steering vector d
     * @return weights
     */
    public static Complex[] delayAndSum(Complex[] steering) {
        double norm = Hermitian.inner(steering, steering).getReal();
        return Arrays.stream(steering).map(d -> d.divide(norm)).toArray(Complex[]::new);
    }

    /**
     * Least noise at one frequency.
     *
     * @param noise covariance R, Hermitian; delay and sum if it is 0
     * @param steering steering vector d
     * @return weights w, with w^H d = 1
     */
    public Complex[] leastNoise(Complex[][] noise, Complex[] steering) {
        double power = Hermitian.meanPower(noise);
        if (!(power > 0)) {
            return delayAndSum(steering);
        }
        double least = whiteNoiseGainDb.isPresent() ? Math.pow(10, whiteNoiseGainDb.getAsDouble() / 10) : 0;
        double loading = power * Math.pow(10, loadingDb / 10);
        for (int i = 0; i < STEPS; i++) {
            Complex[] weights = distortionless(Hermitian.loaded(noise, loading), steering);
            if (whiteNoiseGain(weights, steering) >= least * (1 - SLACK)) {
                return weights;
            }
            loading *= STEP;
        }
        return delayAndSum(steering);
    }

    private static Complex[] distortionless(Complex[][] noise, Complex[] steering) {
        Complex[] x = Hermitian.solve(noise, steering);
        double scale = Hermitian.inner(steering, x).getReal();
        return Arrays.stream(x).map(v -> v.divide(scale)).toArray(Complex[]::new);
    }

    /**
     * How much weaker independent noise of the microphones becomes against the steered direction.
     *
     * @param weights w
     * @param steering d
     * @return |w^H d|^2 / (w^H w), above 0; below 1 the noise grows
     */
    public static double whiteNoiseGain(Complex[] weights, Complex[] steering) {
        double passed = Hermitian.inner(weights, steering).abs();
        return passed * passed / Hermitian.inner(weights, weights).getReal();
    }

    /**
     * How much weaker a diffuse field becomes against the steered direction.
     *
     * @param weights w
     * @param steering d
     * @param diffuse covariance of the field, of power 1
     * @return directivity index, dB
     */
    public static double directivityIndexDb(Complex[] weights, Complex[] steering, Complex[][] diffuse) {
        double passed = Hermitian.inner(weights, steering).abs();
        return 10 * Math.log10(passed * passed / Hermitian.power(weights, diffuse));
    }
}
