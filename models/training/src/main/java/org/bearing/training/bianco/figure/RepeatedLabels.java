package org.bearing.training.bianco.figure;

import java.util.stream.IntStream;
import org.bearing.training.bianco.method.Sequences;

/** Sequences of which the labelled ones come several times. */
final class RepeatedLabels implements Sequences {
    private final Sequences all;
    private final int[] indices;

    /**
     * Repeats.
     *
     * @param all sequences
     * @param times how often each labelled one comes, at least 1
     */
    RepeatedLabels(Sequences all, int times) {
        this.all = all;
        indices = IntStream.range(0, all.size())
                .flatMap(i -> IntStream.generate(() -> i).limit(all.label(i) >= 0 ? times : 1))
                .toArray();
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
