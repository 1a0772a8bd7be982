package org.bearing.training.bianco.network;

/**
 * Size of a sequence of relative phases, and of the two layers above it: each halves, (m - 1) / 2, and is undone exactly by a
 * transposed convolution, 2 m + 1.
 *
 * @param frames P, rows of a sequence; 3, 7, 11, ... (3 more than a multiple of 4)
 * @param bins K, columns of a sequence; likewise
 */
public record SequenceShape(int frames, int bins) {
    /** The paper's: 31 frames of bins 0 to 126. */
    public static final SequenceShape PAPER = new SequenceShape(31, 127);

    static final int CHANNELS = 32;
    static final int DEEP_CHANNELS = 64;

    /** Checks the sizes. */
    public SequenceShape {
        if (frames < 7 || frames % 4 != 3 || bins < 7 || bins % 4 != 3) {
            throw new IllegalArgumentException(
                    "frames and bins must be at least 7 and 3 more than a multiple of 4: " + frames + ", " + bins);
        }
    }

    /** {@return numbers in a sequence, frame after frame} */
    public int size() {
        return frames * bins;
    }

    int middleFrames() {
        return (frames - 1) / 2;
    }

    int middleBins() {
        return (bins - 1) / 2;
    }

    int deepFrames() {
        return (middleFrames() - 1) / 2;
    }

    int deepBins() {
        return (middleBins() - 1) / 2;
    }

    /** Numbers between the two layers of a stack. */
    int middleSize() {
        return middleFrames() * middleBins() * CHANNELS;
    }

    /** Numbers that a fully connected layer sees, 13888 in the paper. */
    int deepSize() {
        return deepFrames() * deepBins() * DEEP_CHANNELS;
    }
}
