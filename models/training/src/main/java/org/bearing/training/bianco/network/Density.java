package org.bearing.training.bianco.network;

/** The decoder's distribution of a relative phase in units of pi, given its mean and standard deviation. */
public enum Density {
    /** A normal cut off at -1 and 1: the paper's. */
    TRUNCATED_NORMAL,
    /** A normal on the whole line: the comparison of Figures 9 to 11. */
    NORMAL
}
