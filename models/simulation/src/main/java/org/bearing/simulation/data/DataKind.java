package org.bearing.simulation.data;

/** What a file of the data folder is. */
public enum DataKind {
    /** Head-related impulse responses of a person. */
    HUMAN_HEAD("hrtf-human"),
    /** Head-related impulse responses of a dummy head. */
    DUMMY_HEAD("hrtf-dummy-head"),
    /** One speaker. */
    SPEECH("speech"),
    /** A piece of music. */
    MUSIC("music"),
    /** Anything else that sounds. */
    NOISE("noise");

    private final String label;

    DataKind(String label) {
        this.label = label;
    }

    /** {@return the word in the manifest} */
    public String label() {
        return label;
    }

    /** {@return whether the file is a head and not a sound} */
    public boolean isHead() {
        return this == HUMAN_HEAD || this == DUMMY_HEAD;
    }
}
