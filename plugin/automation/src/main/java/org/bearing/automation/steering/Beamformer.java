package org.bearing.automation.steering;

/** Kinds of weights. */
public enum Beamformer {
    /** All microphones alike, in phase. */
    DELAY_AND_SUM,
    /** Least noise in a diffuse field. */
    SUPERDIRECTIVE,
    /** Minimum variance distortionless response: least of the noise that is there. */
    MVDR
}
