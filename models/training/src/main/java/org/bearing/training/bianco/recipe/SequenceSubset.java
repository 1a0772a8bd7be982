package org.bearing.training.bianco.recipe;

/** Some sequences of a larger set. Immutable; any thread. */
public final class SequenceSubset implements SequenceSet {
    private final PhaseSequences all;
    private final int[] indices;
    private final boolean labelled;

    /** Takes sequences by number; the array is owned by the subset from now on. */
    SequenceSubset(PhaseSequences all, int[] indices, boolean labelled) {
        this.all = all;
        this.indices = indices;
        this.labelled = labelled;
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public void read(int index, float[] into) {
        all.read(indices[index], into);
    }

    @Override
    public int label(int index) {
        return labelled ? all.label(indices[index]) : -1;
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
