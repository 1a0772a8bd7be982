package org.bearing.simulation.scene;

import java.util.List;

/**
 * What a scene's sound holds above and below the edges of usual recordings.
 *
 * @param upperDb speech: level of the band that is made up above 8 kHz, relative to that of 5.5-7.5 kHz, dB; negative
 *     infinity for none
 * @param upperTiltDbPerOctave slope of that band, dB per octave
 * @param bumps gentle resonances and dips of the source
 * @param sourceHz the source is low-passed here, Hz; infinity for not
 * @param clipHz the whole recording, noise and all, is low-passed here, Hz; infinity for not
 */
public record WideContent(
        double upperDb, double upperTiltDbPerOctave, List<Bump> bumps, double sourceHz, double clipHz) {
    /** Sound as it is. */
    public static final WideContent NONE =
            new WideContent(Double.NEGATIVE_INFINITY, 0, List.of(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Twice the order of the low-pass. */
    private static final double STEEPNESS = 48;

    /**
     * A gain around a frequency.
     *
     * @param centreHz where it is largest, Hz
     * @param widthDecades standard deviation, decades
     * @param gainDb there, dB
     */
    public record Bump(double centreHz, double widthDecades, double gainDb) {
        double db(double frequencyHz) {
            double distance = Math.log10(Math.max(1, frequencyHz) / centreHz) / widthDecades;
            return gainDb * Math.exp(-distance * distance / 2);
        }
    }

    public WideContent {
        bumps = List.copyOf(bumps);
    }

    /** {@return whether the source stays as it is, but for a made-up band} */
    boolean isFlat() {
        return bumps.isEmpty() && Double.isInfinite(sourceHz);
    }

    /** {@return gain in amplitude of the source at a frequency} */
    double gain(double frequencyHz) {
        double db = bumps.stream().mapToDouble(bump -> bump.db(frequencyHz)).sum();
        return Math.pow(10, db / 20) * lowPass(sourceHz, frequencyHz);
    }

    /** {@return gain in amplitude of the recording at a frequency} */
    double clipGain(double frequencyHz) {
        return lowPass(clipHz, frequencyHz);
    }

    private static double lowPass(double edgeHz, double frequencyHz) {
        return Double.isInfinite(edgeHz) ? 1 : 1 / Math.sqrt(1 + Math.pow(frequencyHz / edgeHz, STEEPNESS));
    }
}
