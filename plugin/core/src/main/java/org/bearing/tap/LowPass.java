package org.bearing.tap;

/**
 * A windowed-sinc low pass as a continuous, even function of time.
 *
 * <p>Kaiser window; length and shape by Kaiser's formulas (J. F. Kaiser 1974, "Nonrecursive digital filter design using
 * the I0-sinh window function"). All frequencies and times are relative to the input rate of the stage that uses it.
 */
final class LowPass {
    /** Design attenuation of every stage, dB; the promise to the user is 80. */
    private static final double ATTENUATION_DB = 86;

    private static final double BETA = 0.1102 * (ATTENUATION_DB - 8.7);
    private static final double SERIES_END = 1e-18;

    private final double cutoff;
    private final double halfWidth;

    /**
     * Designs the filter.
     *
     * @param pass end of the pass band, cycles per input sample
     * @param stop start of the stop band, cycles per input sample
     */
    LowPass(double pass, double stop) {
        cutoff = (pass + stop) / 2;
        halfWidth = (ATTENUATION_DB - 7.95) / (14.36 * (stop - pass)) / 2;
    }

    /** {@return input samples to each side that reach the whole filter} */
    int reach() {
        return (int) Math.ceil(halfWidth);
    }

    /**
     * The impulse response.
     *
     * @param time input samples from the centre
     * @return its value there
     */
    double at(double time) {
        double place = time / halfWidth;
        if (Math.abs(place) >= 1) {
            return 0;
        }
        double angle = 2 * Math.PI * cutoff * time;
        double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
        return 2 * cutoff * sinc * bessel(BETA * Math.sqrt(1 - place * place)) / bessel(BETA);
    }

    /** Modified Bessel function of order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > SERIES_END * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
