package org.bearing.training.bianco.network;

/** Pairs of a sequence and a label, as a list that is filled again and again. */
public final class Items {
    private final int[] row;
    private final int[] label;
    private final float[] weight;
    private int count;

    /**
     * Makes an empty list.
     *
     * @param capacity the most items
     */
    public Items(int capacity) {
        row = new int[capacity];
        label = new int[capacity];
        weight = new float[capacity];
    }

    /** Empties the list. */
    public void clear() {
        count = 0;
    }

    /**
     * Adds an item.
     *
     * @param itemRow which sequence of the batch passed
     * @param itemLabel which direction, in [0, T)
     * @param itemWeight how much its bound counts in the loss
     */
    public void add(int itemRow, int itemLabel, double itemWeight) {
        row[count] = itemRow;
        label[count] = itemLabel;
        weight[count++] = (float) itemWeight;
    }

    /** {@return how many} */
    public int count() {
        return count;
    }

    /**
     * The sequence of an item.
     *
     * @param item in [0, count)
     * @return row of the batch
     */
    public int row(int item) {
        return row[item];
    }

    /**
     * The label of an item.
     *
     * @param item in [0, count)
     * @return in [0, T)
     */
    public int label(int item) {
        return label[item];
    }

    /**
     * The weight of an item.
     *
     * @param item in [0, count)
     * @return how much its bound counts
     */
    public float weight(int item) {
        return weight[item];
    }

    int[] labels() {
        return label;
    }
}
