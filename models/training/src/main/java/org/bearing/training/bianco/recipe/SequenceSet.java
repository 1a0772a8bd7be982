package org.bearing.training.bianco.recipe;

/** Sequences of RTF phases with or without a label. Immutable; any thread. */
public interface SequenceSet {
    /** {@return number of sequences} */
    int size();

    /**
     * Reads a sequence.
     *
     * @param index in [0, {@link #size()})
     * @param into receives {@link PhaseSequences#LENGTH} rows (frames) of {@link PhaseSequences#BINS} phases over pi, in
     *     [-1, 1]
     * @param at index of the first
     */
    void read(int index, float[] into, int at);

    /**
     * Label of a sequence.
     *
     * @param index in [0, {@link #size()})
     * @return class of its direction, or -1 if it has none or it may not be known
     */
    int label(int index);
}
