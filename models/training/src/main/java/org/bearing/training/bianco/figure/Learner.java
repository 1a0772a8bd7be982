package org.bearing.training.bianco.figure;

import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.Deviation;
import org.bearing.training.bianco.network.VaeSpec;

/** The trained methods of the paper, and variants of them. */
enum Learner {
    /** As the paper's text has it. */
    CNN("cnn, as the text says"),
    /** With both slips of the released code. */
    CNN_AS_CODE("cnn, as the code says"),
    VAE_SSL("vae-ssl"),
    /** A part of the J labels is held back and chooses the model; the validation has none to give. */
    VAE_SSL_OWN_LABELS("vae-ssl, chosen by training labels"),
    /** All T labels are enumerated, in fewer passes. */
    VAE_SSL_EXACT("vae-ssl, all labels, short"),
    /** As many passes as that, for comparison. */
    VAE_SSL_SHORT("vae-ssl, top labels, short"),
    /** The plain normal decoder instead of the truncated one. */
    VAE_SSL_NORMAL("vae-ssl, plain normal"),
    /** Encoder and decoder of the figures, all labels told: a decoder needs many more steps than a classifier. */
    DECODER_TRUNCATED("truncated normal"),
    /** The same with the plain normal, for Figures 9 to 11. */
    DECODER_NORMAL("plain normal");

    private final String label;

    Learner(String label) {
        this.label = label;
    }

    /** {@return its name in tables} */
    String label() {
        return label;
    }

    /** {@return whether it is for the figures only, without classifier} */
    boolean isDecoder() {
        return this == DECODER_TRUNCATED || this == DECODER_NORMAL;
    }

    boolean isCnn() {
        return this == CNN || this == CNN_AS_CODE;
    }

    /** {@return what the passes are divided by} */
    int shortening() {
        return switch (this) {
            case VAE_SSL_EXACT, VAE_SSL_SHORT -> 3;
            case DECODER_NORMAL -> 2;
            default -> 1;
        };
    }

    /** {@return its networks} */
    VaeSpec spec(int classes) {
        VaeSpec paper = VaeSpec.paper(classes);
        boolean normal = this == VAE_SSL_NORMAL || this == DECODER_NORMAL;
        return new VaeSpec(
                paper.shape(),
                classes,
                paper.hidden(),
                paper.latent(),
                paper.dropout(),
                normal ? Density.NORMAL : Density.TRUNCATED_NORMAL,
                isDecoder() ? Deviation.AS_PAPER : Deviation.AS_CODE);
    }
}
