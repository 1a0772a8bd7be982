package org.bearing.training.embedding;

import org.bearing.cues.CueSpec;

/** Parts of a cue vector that can be left out, to learn what they are worth. */
public enum CueGroup {
    /** Level differences. */
    LEVELS,
    /** Phase differences. */
    PHASES,
    /** Cross-correlation curves. */
    CURVES,
    /** The spectrum of both channels together. */
    SPECTRUM,
    /** Powers, trust and level differences of the bands up to 16 kHz. */
    BANDS;

    /** {@return index of its first value} */
    int from(CueSpec cues) {
        return switch (this) {
            case LEVELS -> 0;
            case PHASES -> cues.levels();
            case CURVES -> cues.curvesAt();
            case SPECTRUM -> cues.spectrumAt();
            case BANDS -> cues.bandsAt();
        };
    }

    /** {@return index after its last value} */
    int to(CueSpec cues) {
        return switch (this) {
            case LEVELS -> PHASES.from(cues);
            case PHASES -> CURVES.from(cues);
            case CURVES -> SPECTRUM.from(cues);
            case SPECTRUM -> BANDS.from(cues);
            case BANDS -> cues.size();
        };
    }
}
