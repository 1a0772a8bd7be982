package org.bearing.inference.printed;

/**
 * How far a printed method can be trusted; fitted on validation scenes.
 *
 * <p>arc = sqrt(arcFloorRad^2 + (arcPerSpread spread)^2), half-width of the 90% arc; probability of an azimuth within 10
 * degrees = 1 / (1 + exp(-(intercept + resultant R + logSpread ln(spread) + coherence c))). Feed-forward has no neighbours, so
 * its spread is 0 and R 1 always: its arc is that of the validation errors, its probability a matter of coherence alone.
 *
 * @param arcFloorRad least half-width of the 90% arc, above 0, rad
 * @param arcPerSpread its growth with the spread of the neighbours
 * @param intercept constant term
 * @param resultant weight of the length of the neighbours' mean unit vector
 * @param logSpread weight of ln(spread of the neighbours, rad, at least 1e-3)
 * @param coherence weight of the mean length of the mean phase vectors (eq. 2)
 */
public record PrintedTrust(
        double arcFloorRad,
        double arcPerSpread,
        double intercept,
        double resultant,
        double logSpread,
        double coherence) {
    /** Least spread that a logarithm is taken of, rad. */
    public static final double LEAST_SPREAD_RAD = 1e-3;

    public PrintedTrust {
        double sum = arcPerSpread + intercept + resultant + logSpread + coherence;
        if (!(arcFloorRad > 0 && arcPerSpread >= 0 && Math.abs(sum) < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("arcFloorRad must be above 0, arcPerSpread at least 0 and all finite: "
                    + arcFloorRad + ", " + arcPerSpread + ", sum of the others " + sum);
        }
    }

    double arcRad(double spreadRad) {
        return Math.min(Math.PI, Math.hypot(arcFloorRad, arcPerSpread * spreadRad));
    }

    double probability(double meanLength, double spreadRad, double meanCoherence) {
        double sum = intercept
                + resultant * meanLength
                + logSpread * Math.log(Math.max(LEAST_SPREAD_RAD, spreadRad))
                + coherence * meanCoherence;
        return 1 / (1 + Math.exp(-sum));
    }
}
