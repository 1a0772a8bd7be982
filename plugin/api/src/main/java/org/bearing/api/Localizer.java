package org.bearing.api;

import java.util.Optional;
import org.bearing.direction.Estimate;
import org.bearing.geometry.AngleKind;
import org.bearing.method.LocalizationMethod;

/**
 * A preset as a running localizer. Used by one thread; open one per thread.
 */
public final class Localizer {
    private final Preset preset;
    private final LocalizationMethod method;
    private final ClipLocalizer clips;

    private Localizer(Preset preset) {
        this.preset = preset;
        MethodFactory methods = Methods.of(preset);
        method = methods.create(preset.number("analysis.integration_s").orElseThrow());
        clips = new ClipLocalizer(methods);
    }

    /**
     * Builds the localizer; its model, if it has one, is loaded here.
     *
     * @param preset how sound was captured and how it is localized
     * @return the localizer
     * @throws org.bearing.geometry.ConfigurationException if the method or the model is unknown or lacks a setting
     */
    public static Localizer open(Preset preset) {
        return new Localizer(preset);
    }

    /** {@return the preset it was opened with} */
    public Preset preset() {
        return preset;
    }

    /** {@return what its angles mean} */
    public AngleKind angleKind() {
        return method.angleKind();
    }

    /**
     * One direction for a whole clip: the integration window is the clip, and there is neither activity gate nor tracker.
     *
     * @param left left channel, full scale +-1
     * @param right right channel, as long
     * @param sampleRateHz rate, Hz
     * @return the best estimate; empty if the clip is too short (under about 0.1 s) or silent
     */
    public Optional<Estimate> localizeClip(float[] left, float[] right, int sampleRateHz) {
        return clips.localize(left, right, sampleRateHz);
    }
}
