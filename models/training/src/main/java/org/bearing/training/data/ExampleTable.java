package org.bearing.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bearing.geometry.BearingException;

/** All examples of a set in memory. Read by any number of threads. */
public final class ExampleTable {
    private final List<ExampleShard> shards;
    private final int perShard;
    private final int size;
    private final int width;
    /** Places in the shards, if not all examples count. */
    private final Optional<int[]> chosen;

    /**
     * Joins shards.
     *
     * @param shards all but the last of {@code perShard} examples
     * @param perShard examples per shard
     * @param size how many of the examples count
     * @param width cues per example
     */
    public ExampleTable(List<ExampleShard> shards, int perShard, int size, int width) {
        this(List.copyOf(shards), perShard, size, width, Optional.empty());
    }

    private ExampleTable(List<ExampleShard> shards, int perShard, int size, int width, Optional<int[]> chosen) {
        this.shards = shards;
        this.perShard = perShard;
        this.size = size;
        this.width = width;
        this.chosen = chosen;
    }

    /**
     * Chooses some of the examples.
     *
     * @param label of what
     * @param from lowest value
     * @param below all values are below it
     * @return a table of them alone, which shares the memory
     */
    public ExampleTable where(ExampleLabel label, double from, double below) {
        int[] places = IntStream.range(0, size)
                .filter(i -> label(i, label) >= from && label(i, label) < below)
                .map(this::place)
                .toArray();
        return new ExampleTable(shards, perShard, places.length, width, Optional.of(places));
    }

    private int place(int index) {
        return chosen.isPresent() ? chosen.get()[index] : index;
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
        int place = place(index);
        shards.get(place / perShard).features(place % perShard, into);
    }

    /**
     * Tells a label.
     *
     * @param index number of the example
     * @param label which
     * @return its value
     */
    public float label(int index, ExampleLabel label) {
        int place = place(index);
        return shards.get(place / perShard).label(place % perShard, label);
    }
}
