package org.bearing.training.bianco.network;

/** The decoder's distribution of a relative phase in units of pi, given its mean and standard deviation. */
public enum Density {
    /** A normal cut off at -1 and 1: the paper's. */
    TRUNCATED_NORMAL("truncated"),
    /** A normal on the whole line: the comparison of Figures 9 to 11. */
    NORMAL("normal"),
    /** On the circle, as {@link VonMises} has it: beyond the paper. */
    VON_MISES("von-mises");

    private final String label;

    Density(String label) {
        this.label = label;
    }

    /** {@return its name in settings} */
    public String label() {
        return label;
    }
}
