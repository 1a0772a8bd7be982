package org.bearing.api;

import java.util.Locale;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.PanLaw;
import org.bearing.output.Panning;

/** How directions of a preset become pans and curves: its tables {@code panning} and {@code thinning}. */
public final class OutputPreset {
    private OutputPreset() {}

    /**
     * The panning.
     *
     * @param preset any
     * @return from directions to pans
     * @throws ConfigurationException if the dead zone reaches the loudspeakers
     */
    public static Panning panning(Preset preset) {
        double speaker = number(preset, "panning.speaker_deg");
        double dead = number(preset, "panning.dead_zone_deg");
        if (dead >= speaker) {
            throw new ConfigurationException("Preset " + preset.name() + ": panning.dead_zone_deg is " + dead
                    + "; expected less than panning.speaker_deg, which is " + speaker + ".");
        }
        return new Panning(
                PanLaw.valueOf(word(preset, "panning.law").replace('-', '_')),
                Math.toRadians(speaker),
                Math.toRadians(dead),
                number(preset, "panning.width"),
                Panning.View.valueOf(word(preset, "panning.view")),
                Panning.Beyond.valueOf(word(preset, "panning.beyond")));
    }

    /**
     * How far a thinned curve may be from its track.
     *
     * @param preset any
     * @return bound, at least 0, rad
     */
    public static double thinningRad(Preset preset) {
        return Math.toRadians(number(preset, "thinning.bound_deg"));
    }

    private static String word(Preset preset, String key) {
        return preset.text(key).orElseThrow().toUpperCase(Locale.ROOT);
    }

    private static double number(Preset preset, String key) {
        return preset.number(key).orElseThrow();
    }
}
