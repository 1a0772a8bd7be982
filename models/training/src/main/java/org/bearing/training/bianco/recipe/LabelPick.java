package org.bearing.training.bianco.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which sequences of a set have labels, and which have none (section III-C). A sequence with a label is in no set without.
 */
public final class LabelPick {
    private final PhaseSequences all;
    private final boolean[] chosen;

    private LabelPick(PhaseSequences all, boolean[] chosen) {
        this.all = all;
        this.chosen = chosen;
    }

    static LabelPick of(PhaseSequences all, int labels) {
        int classes = all.grid().classes();
        List<List<Integer>> byClass = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            byClass.add(new ArrayList<>());
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.label(i) >= 0) {
                byClass.get(all.label(i)).add(i);
            }
        }
        int fewest = byClass.stream().mapToInt(List::size).min().orElse(0);
        int each = labels / classes;
        if (each < 1 || each > fewest) {
            throw new IllegalArgumentException("labels must be from " + classes + " to " + (long) classes * fewest
                    + ", one to " + fewest + " for each of " + classes + " directions: " + labels);
        }
        boolean[] chosen = new boolean[all.size()];
        for (List<Integer> ofClass : byClass) {
            for (int i = 0; i < each; i++) {
                long place = each == 1 ? 0 : (long) i * (fewest - 1) / (each - 1);
                chosen[ofClass.get((int) place)] = true;
            }
        }
        return new LabelPick(all, chosen);
    }

    /** {@return all sequences in their order, only the chosen ones with a label: for a semi-supervised trainer} */
    public SequenceSubset training() {
        return new SequenceSubset(all, where(i -> true), i -> chosen[i]);
    }

    /** {@return the sequences with labels, J of them} */
    public SequenceSubset labelled() {
        return new SequenceSubset(all, where(i -> chosen[i]), i -> true);
    }

    /** {@return all others, to learn from: labels hidden, those with frames from two positions included} */
    public SequenceSubset unlabelled() {
        return new SequenceSubset(all, where(i -> !chosen[i]), i -> false);
    }

    /** {@return all others from one direction of the grid, with their labels, to be tested on} */
    public SequenceSubset test() {
        return new SequenceSubset(all, where(i -> !chosen[i] && all.label(i) >= 0), i -> true);
    }

    private int[] where(IntPredicate wanted) {
        return IntStream.range(0, all.size()).filter(wanted).toArray();
    }
}
