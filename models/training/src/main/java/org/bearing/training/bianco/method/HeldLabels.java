package org.bearing.training.bianco.method;

import java.util.Arrays;

/**
 * Splits the labels of a training set, so that a model is chosen with training labels only: every n-th labelled sequence is
 * held back from the labelled loss and chooses the model. The paper chooses by as many labels again, of other rooms' speech.
 */
public final class HeldLabels {
    private final Sequences all;
    private final boolean[] held;
    private final int[] heldIndices;

    /**
     * Splits.
     *
     * @param all training set
     * @param every the n of every n-th, at least 2
     */
    public HeldLabels(Sequences all, int every) {
        if (every < 2) {
            throw new IllegalArgumentException("every must be at least 2: " + every);
        }
        this.all = all;
        held = new boolean[all.size()];
        int[] indices = new int[all.size()];
        int labelled = 0;
        int count = 0;
        for (int i = 0; i < held.length; i++) {
            if (all.label(i) >= 0 && ++labelled % every == 0) {
                held[i] = true;
                indices[count++] = i;
            }
        }
        heldIndices = Arrays.copyOf(indices, count);
    }

    /** {@return the whole set, the held sequences without their labels} */
    public Sequences training() {
        return new Sequences() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public void read(int index, float[] into, int at) {
                all.read(index, into, at);
            }

            @Override
            public int label(int index) {
                return held[index] ? UNLABELLED : all.label(index);
            }
        };
    }

    /** {@return the held sequences with their labels} */
    public Sequences selection() {
        return new Sequences() {
            @Override
            public int size() {
                return heldIndices.length;
            }

            @Override
            public void read(int index, float[] into, int at) {
                all.read(heldIndices[index], into, at);
            }

            @Override
            public int label(int index) {
                return all.label(heldIndices[index]);
            }
        };
    }
}
