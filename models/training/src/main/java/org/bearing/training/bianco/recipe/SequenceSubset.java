package org.bearing.training.bianco.recipe;

import java.util.function.IntPredicate;
import org.bearing.training.bianco.method.Sequences;

/** Some sequences of a larger set. Immutable; any thread. */
public final class SequenceSubset implements Sequences {
    private final PhaseSequences all;
    private final int[] indices;
    private final IntPredicate known;

    /** Takes sequences by number; the array is owned by the subset from now on. Those that are not known have no label. */
    SequenceSubset(PhaseSequences all, int[] indices, IntPredicate known) {
        this.all = all;
        this.indices = indices;
        this.known = known;
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public void read(int index, float[] into, int at) {
        all.read(indices[index], into, at);
    }

    @Override
    public int label(int index) {
        return known.test(indices[index]) ? all.label(indices[index]) : -1;
    }

    /**
     * Number of a sequence in {@link #all()}.
     *
     * @param index in this subset
     * @return its index there
     */
    public int index(int index) {
        return indices[index];
    }

    /** {@return the set it is a part of} */
    public PhaseSequences all() {
        return all;
    }
}
