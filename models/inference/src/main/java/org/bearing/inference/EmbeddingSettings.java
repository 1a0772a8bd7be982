package org.bearing.inference;

import java.util.Optional;
import java.util.OptionalDouble;
import org.bearing.inference.neighbours.Hemisphere;

/**
 * How an embedding is used.
 *
 * @param integrationSeconds length of the integration window, in (0, 60], s
 * @param hemisphere which directions are considered
 * @param headRadiusM the listener's or dummy head's Woodworth radius where it is known, in [0.05, 0.15], m
 * @param refine whether the phase refines the lateral angle
 * @param headSize estimates the head's radius from the recording, where it is not known; empty = an average head
 */
public record EmbeddingSettings(
        double integrationSeconds,
        Hemisphere hemisphere,
        OptionalDouble headRadiusM,
        boolean refine,
        Optional<HeadSizeReadout> headSize) {
    /** One second, in front, an average head, refined. */
    public static final EmbeddingSettings DEFAULT =
            new EmbeddingSettings(1.0, Hemisphere.FRONT, OptionalDouble.empty(), true);

    private static final double LONGEST_SECONDS = 60;
    private static final double LEAST_RADIUS_M = 0.05;
    private static final double LARGEST_RADIUS_M = 0.15;

    /**
     * Settings without an estimate of the head's size.
     *
     * @param integrationSeconds length of the integration window, in (0, 60], s
     * @param hemisphere which directions are considered
     * @param headRadiusM the head's Woodworth radius where it is known, in [0.05, 0.15], m
     * @param refine whether the phase refines the lateral angle
     */
    public EmbeddingSettings(
            double integrationSeconds, Hemisphere hemisphere, OptionalDouble headRadiusM, boolean refine) {
        this(integrationSeconds, hemisphere, headRadiusM, refine, Optional.empty());
    }

    public EmbeddingSettings {
        if (headRadiusM.isPresent() && headSize.isPresent()) {
            throw new IllegalArgumentException("a radius that is known needs no estimate: " + headRadiusM);
        }
        if (!(integrationSeconds > 0 && integrationSeconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException(
                    "integrationSeconds must be in (0, " + LONGEST_SECONDS + "]: " + integrationSeconds);
        }
        headRadiusM.ifPresent(radius -> {
            if (!(radius >= LEAST_RADIUS_M && radius <= LARGEST_RADIUS_M)) {
                throw new IllegalArgumentException(
                        "headRadiusM must be in [" + LEAST_RADIUS_M + ", " + LARGEST_RADIUS_M + "]: " + radius);
            }
        });
    }
}
