package org.bearing.training.calibration;

import org.bearing.geometry.Angles;
import org.bearing.geometry.SphericalHead;
import org.bearing.inference.EmbeddingReadout;
import org.bearing.inference.manifest.Calibration;

/**
 * One read-out of one scene beside the truth.
 *
 * @param radiusKnown whether the method was told the head's radius
 * @param trueAzimuthRad azimuth of the source, + = left, rad
 * @param trueLateralRad lateral angle of the source, + = left, rad
 * @param trueRadiusM the head's Woodworth radius, m
 * @param readout what the method read
 * @param around whether the answer may lie all around, and then have two sides
 */
record Sample(
        boolean radiusKnown,
        double trueAzimuthRad,
        double trueLateralRad,
        double trueRadiusM,
        EmbeddingReadout readout,
        boolean around) {
    /** A read-out of a frontal method. */
    Sample(
            boolean radiusKnown,
            double trueAzimuthRad,
            double trueLateralRad,
            double trueRadiusM,
            EmbeddingReadout readout) {
        this(radiusKnown, trueAzimuthRad, trueLateralRad, trueRadiusM, readout, false);
    }

    /** {@return delay of the correlation peak, positive when the left ear leads, s; NaN without one} */
    double peakSeconds() {
        return SphericalHead.delaySeconds(readout.headRadiusM(), readout.refinedLateralRad());
    }

    /**
     * The refined lateral angle with another average head.
     *
     * @param averageM radius that stands for a head whose own is not known, m
     * @return lateral angle, + = left, rad; NaN without a correlation peak
     */
    double refinedRad(double averageM) {
        if (!readout.refined() || radiusKnown) {
            return readout.refinedLateralRad();
        }
        return SphericalHead.lateralRad(averageM, peakSeconds());
    }

    /**
     * The lateral angle that a method with these constants would put out.
     *
     * @param calibration the constants
     * @param refinedRad lateral angle of the correlation peak, rad; NaN without one
     * @return lateral angle, + = left, rad
     */
    double blendedRad(Calibration calibration, double refinedRad) {
        double embedding = readout.embeddingLateralRad();
        if (!readout.refined()) {
            return embedding;
        }
        double trustEmbedding = 1 / calibration.embeddingVariance(embedding, readout.lateralSpreadRad());
        double trustRefined = 1 / calibration.refinedVariance(refinedRad, readout.peakValue(), radiusKnown);
        return (embedding * trustEmbedding + refinedRad * trustRefined) / (trustEmbedding + trustRefined);
    }

    /**
     * Error of the azimuth that a method with these constants would put out; all around, as it looks on the horizon: times
     * the cosine of the elevation.
     *
     * @param fit the constants
     * @return absolute difference from the truth, in [0, pi], rad
     */
    double azimuthErrorRad(Fit fit) {
        return errorRad(fit, false);
    }

    /** {@return the error of the nearer side: front and back do not count} */
    double nearerErrorRad(Fit fit) {
        return around ? Math.min(errorRad(fit, false), errorRad(fit, true)) : errorRad(fit, false);
    }

    /** {@return the error of the nearer of the sides that the answer has} */
    double answeredErrorRad(Fit fit) {
        return around && readout.twoSided() ? nearerErrorRad(fit) : errorRad(fit, false);
    }

    private double errorRad(Fit fit, boolean mirrored) {
        double lateral = blendedRad(fit.calibration(), refinedRad(fit.averageRadiusM()));
        double inPlane = Math.cos(lateral);
        double azimuth = Math.atan2(Math.sin(lateral), inPlane * Math.cos(readout.polarRad()));
        double error = Math.abs(Angles.wrap((mirrored ? Math.PI - azimuth : azimuth) - trueAzimuthRad));
        double elevation = Math.asin(inPlane * Math.sin(readout.polarRad()));
        return around ? error * Math.cos(elevation) : error;
    }

    /** {@return |refined - embedding's lateral angle|, rad; 0 without a correlation peak} */
    double gapRad(double averageM) {
        return readout.refined() ? Math.abs(refinedRad(averageM) - readout.embeddingLateralRad()) : 0;
    }

    /** {@return the confidence that a method with these constants would put out, in [0, 1]} */
    double confidence(Fit fit) {
        Calibration calibration = fit.calibration();
        double probability = calibration
                .confidence()
                .probability(
                        readout.resultant(),
                        readout.spreadRad(),
                        readout.coherence(),
                        readout.distance() / calibration.usualDistance(),
                        readout.disagreementRad(),
                        gapRad(fit.averageRadiusM()),
                        readout.peakValue());
        double share = around ? Math.max(readout.frontShare(), 1 - readout.frontShare()) : 1;
        return probability * (1 - readout.panLikeness()) * share;
    }
}
