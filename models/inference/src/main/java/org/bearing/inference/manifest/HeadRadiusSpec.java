package org.bearing.inference.manifest;

/**
 * What the model knows of head size.
 *
 * <p>With {@code input}, two values follow the cues: (radius - centre) / scale and 1 where the radius is known, else 0
 * and 0.
 *
 * @param input whether the network takes the head radius
 * @param centreM radius that gives 0, m
 * @param scaleM radius difference that gives 1, m
 * @param averageM mean Woodworth radius of the training heads, for where it is not known, m
 */
public record HeadRadiusSpec(boolean input, double centreM, double scaleM, double averageM) {
    /** How many values follow the cues if there is an input. */
    public static final int INPUTS = 2;

    public HeadRadiusSpec {
        if (!(centreM > 0 && scaleM > 0 && averageM > 0)) {
            throw new IllegalArgumentException(
                    "radii must be above 0: centreM=" + centreM + ", scaleM=" + scaleM + ", averageM=" + averageM);
        }
    }

    /** {@return how many values follow the cues} */
    public int inputs() {
        return input ? INPUTS : 0;
    }
}
