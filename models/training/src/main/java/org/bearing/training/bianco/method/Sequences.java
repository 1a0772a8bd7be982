package org.bearing.training.bianco.method;

/** Sequences of relative phases, some with a label. Reading is done from one thread. */
public interface Sequences {
    /** The label of what has none. */
    int UNLABELLED = -1;

    /** {@return how many} */
    int size();

    /**
     * Copies a sequence.
     *
     * @param index in [0, size)
     * @param into receives phases in units of pi, frame after frame; {@code SequenceShape.size()} of them from {@code at}
     * @param at index of the first
     */
    void read(int index, float[] into, int at);

    /**
     * The direction of a sequence.
     *
     * @param index in [0, size)
     * @return in [0, T), or {@link #UNLABELLED}
     */
    int label(int index);
}
