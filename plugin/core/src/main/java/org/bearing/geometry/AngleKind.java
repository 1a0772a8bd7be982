package org.bearing.geometry;

/** What an angle means: it depends on how the stereo signal was captured. */
public enum AngleKind {
    /** Around the listener's head. */
    HEAD,
    /** At a pair of microphones: the angle from the plane between them. */
    PAIR,
    /** Between the loudspeakers of a stereo image; no physical direction. */
    IMAGE
}
