package org.bearing.inference.neighbours;

/** Which directions are considered. */
public enum Hemisphere {
    /** Only those in front (x at least 0): an assumption of the user's. */
    FRONT,
    /** All around. */
    ALL
}
