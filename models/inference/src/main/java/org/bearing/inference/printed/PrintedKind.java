package org.bearing.inference.printed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The methods of the paper, by the names that users type. */
public enum PrintedKind {
    /** Supervised contrastive embedding: two networks, one per angle (section 4.1). */
    SCE("sce"),
    /** Weakly supervised contrastive embedding: one network for both angles (section 4.2). */
    WSCE("wsce"),
    /** Two networks that tell an angle each, without an embedding (section 5.2). */
    FEED_FORWARD("feed-forward"),
    /** Laplacian eigenmaps with their out-of-sample extension (section 3). */
    LEM("lem");

    private final String label;

    PrintedKind(String label) {
        this.label = label;
    }

    /** {@return its name, such as {@code feed-forward}; the bundled model's too} */
    public String label() {
        return label;
    }

    /** {@return the names of all} */
    public static List<String> labels() {
        return Arrays.stream(values()).map(PrintedKind::label).toList();
    }

    /**
     * Finds one by name.
     *
     * @param label a name
     * @return the method, if there is one of that name
     */
    public static Optional<PrintedKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** {@return what a tensor's name starts with, one for every network or map of the method} */
    List<String> branches() {
        return this == SCE || this == FEED_FORWARD ? List.of("azimuth.", "elevation.") : List.of("both.");
    }
}
