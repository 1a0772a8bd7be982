package org.bearing.api;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Heads that {@code capture.head_radius_m} knows by name, each as the sphere (Woodworth) with its delays between 200 and
 * 4000 Hz. Such a radius is larger than the head's geometric one, since low frequencies are delayed more.
 */
enum HeadPreset {
    /** An average adult: mean of the 31 training heads of the CIPIC database, fitted to their responses. */
    HUMAN(0.0962),
    /** KEMAR: mean of CIPIC's two sets, with small (9.15 cm) and large pinnae (9.39 cm), fitted to their responses. */
    KEMAR(0.0927),
    /**
     * Neumann KU 100: not fitted, good to about 5 percent. Its head of 155 x 250 x 200 mm (as the SUpDEq toolbox has it)
     * gives 9.19 cm by the formula of Algazi, Avendano and Duda (2001) for width, height and depth; their average person of
     * 8.7 cm is one of 9.6 cm here and a KEMAR of 8.75 cm one of 9.27 cm, which puts this head between 9.7 and 10.1 cm.
     */
    KU100(0.0980),
    /** FABIAN: no figure was found, so that it is the average adult's. */
    FABIAN(0.0962);

    private final double radiusM;

    HeadPreset(double radiusM) {
        this.radiusM = radiusM;
    }

    /** {@return the radius that a preset's words or number say; empty for "average" and "estimate"} */
    static OptionalDouble radiusM(Preset preset, String key) {
        OptionalDouble number = preset.number(key);
        Optional<String> word = preset.text(key);
        for (HeadPreset head : values()) {
            if (word.isPresent() && word.get().equals(head.name().toLowerCase(Locale.ROOT))) {
                return OptionalDouble.of(head.radiusM);
            }
        }
        return number;
    }
}
