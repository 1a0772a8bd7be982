package org.bearing.engine;

import java.util.OptionalDouble;
import org.bearing.tracker.TrackerSpec;

/**
 * How the chain runs around a method.
 *
 * @param integrationSeconds length of the method's integration window, above 0, s
 * @param hopSeconds time between estimates, rounded to the method's hops, above 0, s
 * @param minimumLevelDbfs level below which nothing counts as heard, dB re full scale; empty = relative to the
 *     recording's own floor only
 * @param minimumConfidence estimates below it are not put out, in [0, 1]
 * @param tracker how a source may behave
 */
public record EngineSpec(
        double integrationSeconds,
        double hopSeconds,
        OptionalDouble minimumLevelDbfs,
        double minimumConfidence,
        TrackerSpec tracker) {
    public EngineSpec {
        if (!(integrationSeconds > 0) || !(hopSeconds > 0)) {
            throw new IllegalArgumentException("integrationSeconds and hopSeconds must be above 0: integrationSeconds="
                    + integrationSeconds + ", hopSeconds=" + hopSeconds);
        }
        if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
            throw new IllegalArgumentException("minimumConfidence must be in [0, 1]: " + minimumConfidence);
        }
    }
}
