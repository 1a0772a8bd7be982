package org.bearing.simulation.data;

/** What a file of the data folder may be used for; no person is in two of them. */
public enum Split {
    /** For fitting. */
    TRAIN("train"),
    /** For choosing. */
    VALIDATION("validation"),
    /** For reporting. */
    TEST("test"),
    /** The two KEMAR heads: for reporting. */
    KEMAR("kemar"),
    /** The dummy head of another laboratory: for reporting. */
    FOREIGN("foreign");

    private final String label;

    Split(String label) {
        this.label = label;
    }

    /** {@return the word in the manifest} */
    public String label() {
        return label;
    }
}
