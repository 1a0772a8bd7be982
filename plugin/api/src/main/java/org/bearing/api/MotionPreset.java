package org.bearing.api;

import java.util.Map;

/** How fast sources of a preset move: its key {@code tracker.motion_deg_per_s}, a number or a word. */
public final class MotionPreset {
    private static final String KEY = "tracker.motion_deg_per_s";
    private static final Map<String, Double> WORDS = Map.of("slow", 10.0, "normal", 30.0, "fast", 120.0);

    private MotionPreset() {}

    /**
     * The typical motion.
     *
     * @param preset any
     * @return degrees per second, above 0
     */
    public static double degPerSecond(Preset preset) {
        return preset.number(KEY).orElseGet(() -> WORDS.get(preset.text(KEY).orElseThrow()));
    }
}
