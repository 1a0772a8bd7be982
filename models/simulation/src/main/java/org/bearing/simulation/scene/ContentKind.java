package org.bearing.simulation.scene;

/** What a source emits. */
public enum ContentKind {
    /** A part of an utterance. */
    SPEECH("speech"),
    /** A part of a piece of music or of a recorded noise. */
    MUSIC_OR_NOISE("music-noise"),
    /** White noise. */
    WHITE_NOISE("white-noise");

    private final String label;

    ContentKind(String label) {
        this.label = label;
    }

    /** {@return the word in tables} */
    public String label() {
        return label;
    }
}
