package org.bearing.simulation.scene;

import java.util.SplittableRandom;

/**
 * Colour that a source gets: a slope and three gentle bands.
 *
 * @param tiltDbPerDecade slope around 1 kHz, dB per decade
 * @param lowDb gain of a band at 250 Hz, dB
 * @param middleDb gain of a band at 1.2 kHz, dB
 * @param highDb gain of a band at 5 kHz, dB
 */
public record SourceColor(double tiltDbPerDecade, double lowDb, double middleDb, double highDb) {
    /** No colour. */
    public static final SourceColor FLAT = new SourceColor(0, 0, 0, 0);

    private static final double LOWEST_HZ = 80;
    private static final double PIVOT_HZ = 1000;
    private static final double[] CENTRES_HZ = {250, 1200, 5000};

    /** Width of a band, as the standard deviation in decades. */
    private static final double BAND_DECADES = 0.2;

    /** Draws a colour. */
    static SourceColor draw(SceneRanges ranges, SplittableRandom random) {
        double tilt = ranges.tiltDbPerDecade().draw(random);
        Range gain = new Range(-ranges.equalizerDb(), ranges.equalizerDb());
        return new SourceColor(tilt, gain.draw(random), gain.draw(random), gain.draw(random));
    }

    /** {@return whether it changes nothing} */
    boolean isFlat() {
        return equals(FLAT);
    }

    /**
     * Gain at a frequency.
     *
     * @param frequencyHz at least 0, Hz
     * @return gain in amplitude
     */
    public double gain(double frequencyHz) {
        double decades = Math.log10(Math.max(frequencyHz, LOWEST_HZ));
        double db = tiltDbPerDecade * (decades - Math.log10(PIVOT_HZ))
                + bump(decades, CENTRES_HZ[0], lowDb)
                + bump(decades, CENTRES_HZ[1], middleDb)
                + bump(decades, CENTRES_HZ[2], highDb);
        return Math.pow(10, db / 20);
    }

    private static double bump(double decades, double centreHz, double db) {
        double distance = (decades - Math.log10(centreHz)) / BAND_DECADES;
        return db * Math.exp(-distance * distance / 2);
    }
}
