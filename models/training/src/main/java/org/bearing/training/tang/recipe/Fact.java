package org.bearing.training.tang.recipe;

/** What is known of a recording beside its cues. */
public enum Fact {
    /** True azimuth, vertical-polar, + = left, degrees. */
    AZIMUTH_DEG,
    /** True elevation, degrees. */
    ELEVATION_DEG,
    /** Reverberation time at 500 Hz to 2 kHz, s. */
    RT60_SECONDS,
    /** Energy of the direct sound over all the rest, both ears together, dB. */
    DIRECT_TO_REVERBERANT_DB,
    /** Distance of the source, m. */
    RANGE_M,
    /** Number of the head. */
    HEAD,
    /** Number of the room. */
    ROOM;

    /** {@return number of facts} */
    static int count() {
        return ROOM.column() + 1;
    }

    /** {@return its place in a row; the order above is the order in the files} */
    @SuppressWarnings("EnumOrdinal")
    int column() {
        return ordinal();
    }
}
