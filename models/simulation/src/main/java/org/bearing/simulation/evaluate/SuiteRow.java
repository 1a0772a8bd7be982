package org.bearing.simulation.evaluate;

/**
 * One line of a suite's tables.
 *
 * @param rt60 reverberation times of its scenes, s, or {@code all}
 * @param snr their signal-to-noise ratios, dB, or {@code all}
 * @param who the contender, or the rival
 * @param scenes how many
 * @param unanswered how many got no answer; each counts as an answer of straight ahead
 * @param azimuth errors of the azimuth, degrees
 * @param lateral errors of the lateral angle, degrees
 * @param elevation errors of the elevation, degrees; of no scene for one that does not tell it
 * @param lateralMedianRatio median of the lateral errors over the rival's
 * @param lateralMeanRatio mean of the lateral errors over the rival's
 */
public record SuiteRow(
        String rt60,
        String snr,
        String who,
        int scenes,
        int unanswered,
        ErrorSummary azimuth,
        ErrorSummary lateral,
        ErrorSummary elevation,
        Interval lateralMedianRatio,
        Interval lateralMeanRatio) {}
