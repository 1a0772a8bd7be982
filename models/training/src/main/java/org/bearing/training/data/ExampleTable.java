package org.bearing.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.BearingException;

/** All examples of a set in memory. Read by any number of threads. */
public final class ExampleTable {
    private final List<ExampleShard> shards;
    private final int perShard;
    private final int size;
    private final int width;

    /**
     * Joins shards.
     *
     * @param shards all but the last of {@code perShard} examples
     * @param perShard examples per shard
     * @param size how many of the examples count
     * @param width cues per example
     */
    public ExampleTable(List<ExampleShard> shards, int perShard, int size, int width) {
        this.shards = List.copyOf(shards);
        this.perShard = perShard;
        this.size = size;
        this.width = width;
    }

    /**
     * Reads the first examples of a set.
     *
     * @param folder of the shards
     * @param spec what they hold
     * @param examples how many are wanted
     * @return the table
     * @throws BearingException if a shard is missing or damaged
     */
    public static ExampleTable read(Path folder, DataSetSpec spec, int examples) {
        List<ExampleShard> shards = new ArrayList<>();
        int width = spec.cues().size();
        for (int first = 0; first < examples; first += spec.shardExamples()) {
            Path file = DataSetBuilder.shardFile(folder, shards.size());
            ExampleShard shard = ExampleShard.read(file, width);
            int wanted = Math.min(spec.shardExamples(), examples - first);
            if (shard.examples() < wanted) {
                throw new BearingException(file + " holds " + shard.examples() + " examples, expected " + wanted
                        + "; run the builder again.");
            }
            shards.add(shard);
        }
        return new ExampleTable(shards, spec.shardExamples(), examples, width);
    }

    /** {@return number of examples} */
    public int size() {
        return size;
    }

    /** {@return cues per example} */
    public int width() {
        return width;
    }

    /**
     * Copies an example's cues.
     *
     * @param index its number
     * @param into receives them
     */
    public void features(int index, float[] into) {
        shards.get(index / perShard).features(index % perShard, into);
    }

    /**
     * Tells a label.
     *
     * @param index number of the example
     * @param label which
     * @return its value
     */
    public float label(int index, ExampleLabel label) {
        return shards.get(index / perShard).label(index % perShard, label);
    }
}
