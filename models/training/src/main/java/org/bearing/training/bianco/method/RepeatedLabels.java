package org.bearing.training.bianco.method;

import java.util.stream.IntStream;

/** Sequences of which the labelled ones come several times. */
public final class RepeatedLabels implements Sequences {
    private final Sequences all;
    private final int[] indices;

    /**
     * Repeats.
     *
     * @param all sequences
     * @param times how often each labelled one comes, at least 1
     */
    public RepeatedLabels(Sequences all, int times) {
        this.all = all;
        indices = IntStream.range(0, all.size())
                .flatMap(i -> IntStream.generate(() -> i).limit(all.label(i) >= 0 ? times : 1))
                .toArray();
    }

    /**
     * Repeats until there are as many labelled sequences as unlabelled ones: few passes would leave few steps with labels
     * otherwise.
     *
     * @param all sequences
     * @param labelled how many of them have a label, at least 1
     * @return the repeated ones
     */
    public static RepeatedLabels balanced(Sequences all, int labelled) {
        return new RepeatedLabels(all, Math.max(1, (all.size() - labelled) / labelled));
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
        return all.label(indices[index]);
    }
}
