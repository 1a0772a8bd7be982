package org.bearing.simulation.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bearing.api.Localizer;
import org.bearing.api.Preset;
import org.bearing.direction.Estimate;
import org.bearing.output.DirectionSink;
import org.bearing.simulation.scene.StereoClip;
import org.bearing.tap.WavTap;
import org.bearing.tracker.TrackEvent;

/** The product, by a preset, as what suites and folders ask. */
public final class PresetLocalizers {
    private static final String RADIUS_KEY = "capture.head_radius_m";

    /** Radii closer than this share a localizer, m. */
    private static final double RADIUS_STEP_M = 1e-4;

    private PresetLocalizers() {}

    /**
     * The product on clips.
     *
     * @param preset how it localizes
     * @return for one thread; opens a localizer for each head radius that it meets
     */
    public static ClipLocalizer clips(Preset preset) {
        Map<Long, Localizer> byRadius = new HashMap<>();
        return (clip, headRadiusM) -> {
            long key = Double.isNaN(headRadiusM) ? 0 : Math.round(headRadiusM / RADIUS_STEP_M);
            Localizer localizer = byRadius.computeIfAbsent(key, k -> Localizer.open(at(preset, k)));
            return localize(localizer, clip);
        };
    }

    private static Preset at(Preset preset, long radius) {
        return radius == 0
                ? preset
                : preset.with(RADIUS_KEY, String.format(Locale.ROOT, "%.4f", radius * RADIUS_STEP_M));
    }

    private static Optional<Estimate> localize(Localizer localizer, StereoClip clip) {
        float[] left = Arrays.copyOf(clip.left(), clip.length());
        float[] right = Arrays.copyOf(clip.right(), clip.length());
        return localizer.localizeClip(left, right, clip.sampleRateHz());
    }

    /**
     * The product on recordings: its whole chain, with activity gate and tracker.
     *
     * @param preset how it localizes
     * @return for one thread
     */
    public static RecordingLocalizer recordings(Preset preset) {
        Localizer localizer = Localizer.open(preset);
        return wav -> listen(localizer, wav);
    }

    private static List<Estimate> listen(Localizer localizer, Path wav) {
        List<Estimate> heard = new ArrayList<>();
        DirectionSink sink = new DirectionSink() {
            @Override
            public void accept(TrackEvent event) {
                if (event instanceof TrackEvent.Born born) {
                    heard.add(born.estimate());
                } else if (event instanceof TrackEvent.Moved moved) {
                    heard.add(moved.estimate());
                }
            }

            @Override
            public void close() {}
        };
        try (WavTap tap = WavTap.open(wav)) {
            localizer.run(tap, sink);
        }
        return heard;
    }
}
