package org.bearing.training.bianco.method;

import java.util.SplittableRandom;

/**
 * Which batches an epoch has, in which order. Labelled ones come every period-th time, period = (labelled + unlabelled) /
 * labelled batches rounded down, the first as the second batch of the epoch (the released code's schedule). Both kinds are shuffled every
 * epoch; the last batch of a kind may be smaller.
 */
final class BatchSchedule {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int[] labelled;
    private final int[] unlabelled;
    private final int batch;
    private final long seed;

    BatchSchedule(int[] labelled, int[] unlabelled, int batch, long seed) {
        this.labelled = labelled;
        this.unlabelled = unlabelled;
        this.batch = batch;
        this.seed = seed;
    }

    int[][] epoch(int epoch) {
        SplittableRandom random = new SplittableRandom(seed + MIX * (epoch + 1L));
        int[] some = shuffled(labelled, random);
        int[] others = shuffled(unlabelled, random);
        int someBatches = batches(some);
        int all = someBatches + batches(others);
        int period = someBatches == 0 ? all + 1 : all / someBatches;
        int[][] order = new int[all][];
        int taken = 0;
        for (int i = 0; i < all; i++) {
            boolean turn = taken < someBatches && i % period == 1 % period;
            order[i] = turn ? part(some, taken++) : part(others, i - taken);
        }
        return order;
    }

    private int batches(int[] indices) {
        return (indices.length + batch - 1) / batch;
    }

    private int[] part(int[] indices, int number) {
        int from = number * batch;
        int[] part = new int[Math.min(batch, indices.length - from)];
        System.arraycopy(indices, from, part, 0, part.length);
        return part;
    }

    private static int[] shuffled(int[] indices, SplittableRandom random) {
        int[] order = indices.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
