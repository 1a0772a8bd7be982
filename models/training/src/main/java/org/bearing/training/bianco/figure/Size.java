package org.bearing.training.bianco.figure;

/**
 * How much is trained.
 *
 * @param stride frames from one sequence to the next
 * @param epochs passes of vae-ssl through the sequences, at most
 * @param batch sequences per step
 * @param learningRate of Adam
 * @param enumerated labels of an unlabelled sequence that are enumerated
 * @param mostLabels the largest J
 * @param repeats whether labelled sequences are shown again until there are as many as unlabelled ones
 */
record Size(int stride, int epochs, int batch, double learningRate, int enumerated, int mostLabels, boolean repeats) {
    /** The paper's, as its code has it. */
    static final Size PAPER = new Size(1, 1000, 256, 5e-5, Integer.MAX_VALUE, 7999, false);

    /** What two cores do in an hour or two: sequences do not overlap, so that each sound is used once. */
    static final Size REDUCED = new Size(32, 6, 32, 6e-4, 3, 988, true);

    private static final int DECODER_EPOCHS = 14;
    private static final int DECODER_BATCH = 16;
    private static final double DECODER_RATE = 3e-3;

    Size {
        if (stride < 1 || epochs < 1) {
            throw new IllegalArgumentException("stride and epochs >= 1: " + stride + ", " + epochs);
        }
    }

    /** {@return the same with other passes} */
    Size withEpochs(int other) {
        return new Size(stride, other, batch, learningRate, enumerated, mostLabels, repeats);
    }

    /** {@return the same for the decoders of the figures: many small steps} */
    Size forDecoders() {
        int passes = Math.max(DECODER_EPOCHS, epochs);
        return new Size(stride, passes, DECODER_BATCH, DECODER_RATE, enumerated, mostLabels, false);
    }
}
