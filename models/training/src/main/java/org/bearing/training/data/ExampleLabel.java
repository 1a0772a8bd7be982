package org.bearing.training.data;

/** What is known of an example beside its cues, in the order of a row of {@code labels}. */
public enum ExampleLabel {
    /** Front component of the unit vector to the source. */
    X,
    /** Left component of the unit vector to the source. */
    Y,
    /** Up component of the unit vector to the source. */
    Z,
    /** Radius of the sphere that fits the head's delays, after stretching, m. */
    HEAD_RADIUS_M,
    /** Reverberation time that was asked for, s. */
    RT60_SECONDS,
    /** Power of the sound over that of the noise, dB. */
    SNR_DB,
    /** Distance from the head's centre to the source, m. */
    RANGE_M,
    /** Length of the clip, s. */
    CLIP_SECONDS,
    /** Index of the head among those of its split. */
    HEAD,
    /** Index of the kind of content: speech, music or noise, white noise. */
    CONTENT;

    /** {@return number of labels per example} */
    public static int count() {
        return CONTENT.column() + 1;
    }

    /** {@return its place in a row; the order above is the order in the files} */
    @SuppressWarnings("EnumOrdinal")
    public int column() {
        return ordinal();
    }
}
