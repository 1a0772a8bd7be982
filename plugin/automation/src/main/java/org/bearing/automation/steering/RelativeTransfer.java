package org.bearing.automation.steering;

import org.apache.commons.math3.complex.Complex;

/**
 * How a source arrives at two microphones in a room, where it is no plane wave: by covariance whitening (Markovich-Golan and
 * Gannot, "Performance analysis of the covariance subtraction method for relative transfer function estimation and comparison to
 * the covariance whitening method", ICASSP 2015).
 */
final class RelativeTransfer {
    private RelativeTransfer() {}

    /**
     * Estimates it: d = R v, with v the largest generalized eigenvector of S v = lambda R v.
     *
     * @param source covariance S with the source, of two microphones
     * @param noise covariance R without it, positive definite
     * @return steering vector, of the length of a plane wave's
     */
    static Complex[] estimate(Complex[][] source, Complex[][] noise) {
        Complex[] first = Hermitian.solve(noise, new Complex[] {source[0][0], source[1][0]});
        Complex[] second = Hermitian.solve(noise, new Complex[] {source[0][1], source[1][1]});
        Complex trace = first[0].add(second[1]);
        Complex determinant = first[0].multiply(second[1]).subtract(second[0].multiply(first[1]));
        Complex root = trace.multiply(trace).divide(4).subtract(determinant).sqrt();
        double largest = trace.getReal() / 2 + root.abs();
        // Both rows of M - lambda give the eigenvector; the longer one is the safer.
        Complex[] above = {second[0], new Complex(largest).subtract(first[0])};
        Complex[] below = {new Complex(largest).subtract(second[1]), first[1]};
        double upper = Hermitian.inner(above, above).getReal();
        Complex[] v = upper >= Hermitian.inner(below, below).getReal() ? above : below;
        Complex[] d = {
            noise[0][0].multiply(v[0]).add(noise[0][1].multiply(v[1])),
            noise[1][0].multiply(v[0]).add(noise[1][1].multiply(v[1]))
        };
        double norm = Math.sqrt(Hermitian.inner(d, d).getReal() / 2);
        return norm > 0
                ? new Complex[] {d[0].divide(norm), d[1].divide(norm)}
                : new Complex[] {Complex.ONE, Complex.ONE};
    }
}
