package org.bearing.daw.host;

/**
 * A parameter of a plug-in.
 *
 * @param id its number, which stays the same for ever
 * @param name for people
 * @param module the group it stands in; may be empty
 * @param flags CLAP's flags, such as {@link #READ_ONLY}
 * @param minimum smallest value
 * @param maximum largest value
 * @param start value of a new instance
 */
public record ClapParameter(
        int id, String name, String module, int flags, double minimum, double maximum, double start) {
    /** Whole numbers only. */
    public static final int STEPPED = 1;
    /** After the maximum comes the minimum. */
    public static final int PERIODIC = 1 << 1;
    /** Not to be shown. */
    public static final int HIDDEN = 1 << 2;
    /** Only the plug-in changes it. */
    public static final int READ_ONLY = 1 << 3;
    /** Switches the plug-in off while the sound goes on. */
    public static final int BYPASS = 1 << 4;
    /** The host may record and play it. */
    public static final int AUTOMATABLE = 1 << 5;
    /** Each whole number has a name. */
    public static final int ENUM = 1 << 16;

    /**
     * Asks for a property.
     *
     * @param flag one of the constants of this class
     * @return whether the parameter has it
     */
    public boolean is(int flag) {
        return (flags & flag) != 0;
    }
}
