package org.bearing.simulation.evaluate;

import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.WideRanges;

/** What the sources of the full-sphere suite emit. */
public enum SphereContent {
    /** White noise up to 24 kHz. */
    WHITE("white noise", 48_000, 0, 0),
    /** Noise with a random slope and three gentle bands. */
    COLOURED("coloured noise", 48_000, 0, 0),
    /** Music as it was recorded. */
    MUSIC("music", 48_000, 0, 1),
    /** Speech recorded at 16 kHz, in scenes at 16 kHz. */
    SPEECH("8 kHz speech", 16_000, 1, 0);

    private final String label;
    private final int sampleRateHz;
    private final double speech;
    private final double recorded;

    SphereContent(String label, int sampleRateHz, double speech, double recorded) {
        this.label = label;
        this.sampleRateHz = sampleRateHz;
        this.speech = speech;
        this.recorded = recorded;
    }

    /** {@return its name in tables} */
    public String label() {
        return label;
    }

    /** {@return rate of the scenes, Hz} */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** {@return whether it reaches beyond the bands that tell front from back} */
    public boolean fullBand() {
        return this != SPEECH;
    }

    /** {@return the same ranges all around, with this content only} */
    SceneRanges of(SceneRanges ranges) {
        boolean coloured = this == COLOURED;
        Range tiltDbPerDecade = coloured ? new Range(-15, 5) : Range.only(0);
        return ranges.withFrontalShare(0)
                .withContent(speech, recorded, tiltDbPerDecade, coloured ? 6 : 0, WideRanges.NONE);
    }
}
