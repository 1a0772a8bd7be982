package org.bearing.daw;

/**
 * What a user set on one plug-in instance.
 *
 * @param preset a preset's name; empty = the default one
 * @param method a method's name; empty = the preset's own
 * @param smoothing in [0, 1]; 0.5 = the preset's own
 * @param capture whether directions are written to a file while the transport rolls
 * @param trackName the host's name of the track; may be empty
 * @param send where directions go besides the host
 */
record Settings(String preset, String method, double smoothing, boolean capture, String trackName, Send send) {
    /**
     * Where directions go besides the host.
     *
     * @param on whether they go anywhere
     * @param target place in the user's list of targets, from 0 on
     * @param object number at the target, 1 to 128
     */
    record Send(boolean on, int target, int object) {
        static final Send OFF = new Send(false, 0, 1);
    }

    /** The preset of an instance that names none. */
    static final String DEFAULT_PRESET = "binaural";

    static final double DEFAULT_SMOOTHING = 0.5;

    /** What holds until the instance says otherwise. */
    static final Settings DEFAULT = new Settings(DEFAULT_PRESET, "", DEFAULT_SMOOTHING, false, "", Send.OFF);

    Settings {
        preset = preset.isEmpty() ? DEFAULT_PRESET : preset;
        smoothing = smoothing >= 0 && smoothing <= 1 ? smoothing : DEFAULT_SMOOTHING;
    }

    /** Whether another one needs the same method of the same preset. */
    boolean sameChain(Settings other) {
        return preset.equals(other.preset) && method.equals(other.method);
    }
}
