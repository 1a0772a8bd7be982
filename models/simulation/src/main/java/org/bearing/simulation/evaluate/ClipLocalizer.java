package org.bearing.simulation.evaluate;

import java.util.Optional;
import org.bearing.direction.Estimate;
import org.bearing.simulation.scene.StereoClip;

/** Finds the one source of a clip. Used by one thread. */
@FunctionalInterface
public interface ClipLocalizer {
    /**
     * Listens to a whole clip; nothing is kept between clips.
     *
     * @param clip what is heard
     * @param headRadiusM radius of the listener's head, m; NaN for the localizer's default
     * @return where the source is; empty if it has nothing to say
     */
    Optional<Estimate> localize(StereoClip clip, double headRadiusM);
}
