package org.bearing.automation.steering;

import org.apache.commons.math3.complex.Complex;

/** Small Hermitian matrices and their vectors. */
final class Hermitian {
    private Hermitian() {}

    /**
     * Solves a x = b by the Cholesky factors of a.
     *
     * @param a Hermitian and positive definite
     * @param b right side
     * @return x
     * @throws IllegalArgumentException if a is not positive definite
     */
    static Complex[] solve(Complex[][] a, Complex[] b) {
        Complex[][] lower = cholesky(a);
        int n = b.length;
        Complex[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] = x[i].subtract(lower[i][k].multiply(x[k]));
            }
            x[i] = x[i].divide(lower[i][i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] = x[i].subtract(lower[k][i].conjugate().multiply(x[k]));
            }
            x[i] = x[i].divide(lower[i][i]);
        }
        return x;
    }

    private static Complex[][] cholesky(Complex[][] a) {
        int n = a.length;
        Complex[][] lower = new Complex[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                Complex sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum = sum.subtract(lower[i][k].multiply(lower[j][k].conjugate()));
                }
                if (i == j && !(sum.getReal() > 0)) {
                    throw new IllegalArgumentException("the matrix is not positive definite: pivot " + sum.getReal());
                }
                lower[i][j] = i == j ? new Complex(Math.sqrt(sum.getReal())) : sum.divide(lower[j][j]);
            }
        }
        return lower;
    }

    /** {@return a^H b} */
    static Complex inner(Complex[] a, Complex[] b) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(a[i].conjugate().multiply(b[i]));
        }
        return sum;
    }

    /** {@return a^H m a, which is real} */
    static double power(Complex[] a, Complex[][] m) {
        Complex[] product = new Complex[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = Complex.ZERO;
            for (int k = 0; k < a.length; k++) {
                product[i] = product[i].add(m[i][k].multiply(a[k]));
            }
        }
        return inner(a, product).getReal();
    }

    /** {@return mean of the diagonal} */
    static double meanPower(Complex[][] m) {
        double sum = 0;
        for (int i = 0; i < m.length; i++) {
            sum += m[i][i].getReal();
        }
        return sum / m.length;
    }

    /** {@return m with a number added to its diagonal} */
    static Complex[][] loaded(Complex[][] m, double loading) {
        Complex[][] out = new Complex[m.length][];
        for (int i = 0; i < m.length; i++) {
            out[i] = m[i].clone();
            out[i][i] = out[i][i].add(loading);
        }
        return out;
    }
}
