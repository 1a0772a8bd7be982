package org.bearing.inference.pair.printed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The learned methods of the paper, by the names that users type. */
public enum PairKind {
    /** The classifier q(y|x) of the semi-supervised autoencoder (section II-C). */
    VAE_SSL("vae-ssl"),
    /** The same network, trained on the labelled sequences alone (section III-G). */
    CNN("cnn"),
    /** Nearest of one averaged relative transfer function per direction (eq. 20 and 21). */
    RTF_1NN("rtf-1nn");

    private final String label;

    PairKind(String label) {
        this.label = label;
    }

    /** {@return its name, such as {@code vae-ssl}; the bundled model's too} */
    public String label() {
        return label;
    }

    /** {@return the names of all} */
    public static List<String> labels() {
        return Arrays.stream(values()).map(PairKind::label).toList();
    }

    /**
     * Finds one by name.
     *
     * @param label a name
     * @return the method, if there is one of that name
     */
    public static Optional<PairKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
