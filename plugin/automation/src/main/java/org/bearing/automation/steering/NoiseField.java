package org.bearing.automation.steering;

import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.bearing.geometry.Direction;
import org.bearing.geometry.SphericalHead;

/** Noise covariances that are modelled, at one frequency. */
public final class NoiseField {
    private NoiseField() {}

    /**
     * Of a diffuse field of power 1: the coherence of two microphones is sin(x) / x with x = 2 pi f distance / c (Bitzer and
     * Simmer, "Superdirective microphone arrays", in Brandstein and Ward 2001, section 2.2).
     *
     * @param array the microphones
     * @param hz frequency, Hz
     * @return the covariance
     */
    public static Complex[][] diffuse(MicrophoneArray array, double hz) {
        int n = array.size();
        Complex[][] out = new Complex[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double x = 2
                        * Math.PI
                        * hz
                        * array.places().get(i).distanceM(array.places().get(k))
                        / SphericalHead.SPEED_OF_SOUND;
                out[i][k] = new Complex(x == 0 ? 1 : Math.sin(x) / x);
            }
        }
        return out;
    }

    /**
     * Of a diffuse field of power 1 and plane waves of other sources.
     *
     * @param array the microphones
     * @param others where they come from
     * @param power of each over the diffuse field, at least 0
     * @param hz frequency, Hz
     * @return the covariance
     */
    public static Complex[][] modelled(MicrophoneArray array, List<Direction> others, double power, double hz) {
        Complex[][] out = diffuse(array, hz);
        for (Direction other : others) {
            Complex[] wave = array.steering(other, hz);
            for (int i = 0; i < wave.length; i++) {
                for (int k = 0; k < wave.length; k++) {
                    out[i][k] =
                            out[i][k].add(wave[i].multiply(wave[k].conjugate()).multiply(power));
                }
            }
        }
        return out;
    }
}
