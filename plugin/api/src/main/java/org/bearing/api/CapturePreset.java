package org.bearing.api;

import java.util.Locale;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.method.CaptureMap;
import org.bearing.method.MicrophoneMap;
import org.bearing.method.MidSideMap;
import org.bearing.output.PanLaw;

/** How a preset's sound was captured, its table {@code capture}, as what level and time differences tell about directions. */
final class CapturePreset {
    /** The customary parts p of p + (1 - p) cos(angle); supercardioid and hypercardioid are those of most front and least rear. */
    private static final Map<String, Double> PATTERNS = Map.of(
            "omni", 1.0,
            "subcardioid", 0.7,
            "cardioid", 0.5,
            "supercardioid", 0.366,
            "hypercardioid", 0.25,
            "figure-of-eight", 0.0);

    private CapturePreset() {}

    /**
     * The capture's map.
     *
     * @param preset for a pair, M/S or a panned mix
     * @return the map
     * @throws ConfigurationException if the preset is for a head, or its microphones hear no direction
     */
    static CaptureMap map(Preset preset) {
        String kind = preset.text("capture.kind").orElseThrow();
        return switch (kind) {
            case "pair" -> pair(preset);
            case "ms" ->
                new MidSideMap(
                        pattern(preset),
                        Math.pow(10, number(preset, "capture.side_gain_db") / 20),
                        preset.text("capture.matrix").orElseThrow().equals("left-right"));
            case "panned" ->
                new PannedMap(
                        PanLaw.valueOf(preset.text("capture.pan_law")
                                .orElseThrow()
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)),
                        Math.toRadians(number(preset, "capture.speaker_deg")));
            default ->
                throw new ConfigurationException("Preset " + preset.name() + ": method = \"" + preset.method()
                        + "\" needs capture.kind = \"pair\", \"ms\" or \"panned\", found \"" + kind
                        + "\"; use method = \"embedding\" or \"gcc-phat\" for a head.");
        };
    }

    private static CaptureMap pair(Preset preset) {
        double pattern = pattern(preset);
        double axis = number(preset, "capture.axis_deg");
        double spacing = spacingM(preset);
        if (spacing == 0 && (pattern == 1 || axis == 0)) {
            throw new ConfigurationException("Preset " + preset.name() + ": two microphones in one point"
                    + " (capture.spacing_m = 0) hear directions only if they are turned apart and are no omnis; expected"
                    + " such as --set capture.pattern=cardioid --set capture.axis_deg=90, or a spacing.");
        }
        return new MicrophoneMap(pattern, Math.toRadians(axis / 2), spacing);
    }

    private static double pattern(Preset preset) {
        return preset.number("capture.pattern")
                .orElseGet(() -> PATTERNS.get(preset.text("capture.pattern").orElseThrow()));
    }

    /**
     * The distance between the microphones.
     *
     * @param preset for a pair
     * @return the distance, at least 0, m
     * @throws ConfigurationException if the preset does not say
     */
    static double spacingM(Preset preset) {
        return preset.number("capture.spacing_m")
                .orElseThrow(() -> new ConfigurationException("Preset " + preset.name()
                        + ": capture.spacing_m is missing; capture.kind = \"pair\" needs the distance between the"
                        + " microphones in metres, such as --set capture.spacing_m=0.085."));
    }

    private static double number(Preset preset, String key) {
        return preset.number(key).orElseThrow();
    }
}
