package org.bearing.training.bianco.method;

/** Sequences in memory, one after the other. */
final class ArraySequences implements Sequences {
    private final int sequenceSize;
    private final float[] values;
    private final int[] labels;

    ArraySequences(int sequenceSize, float[] values, int[] labels) {
        this.sequenceSize = sequenceSize;
        this.values = values;
        this.labels = labels;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public void read(int index, float[] into, int at) {
        System.arraycopy(values, index * sequenceSize, into, at, sequenceSize);
    }

    @Override
    public int label(int index) {
        return labels[index];
    }
}
