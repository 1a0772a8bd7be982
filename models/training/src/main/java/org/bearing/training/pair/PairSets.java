package org.bearing.training.pair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.cues.PairCues;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.DataKind;
import org.bearing.simulation.data.Sound;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.pair.PairScene;
import org.bearing.training.data.DataSetBuilder;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;

/** Example sets of pair scenes on disk, one folder per split; an interruption costs at most a shard. */
final class PairSets {
    private static final int SHARD_EXAMPLES = 2048;
    private static final String DESCRIPTION = "set.txt";

    private final DataFolder data;
    private final Path folder;
    private final long seed;
    private final int threads;

    /**
     * Plans sets.
     *
     * @param data where the speech is
     * @param folder where sets are kept; made when needed
     * @param seed of all scenes
     * @param threads how many make examples
     */
    PairSets(DataFolder data, Path folder, long seed, int threads) {
        this.data = data;
        this.folder = folder;
        this.seed = seed;
        this.threads = threads;
    }

    /**
     * Reads the talkers of a split.
     *
     * @param split which
     * @return their speech
     */
    List<Sound> speech(Split split) {
        return data.items(DataKind.SPEECH, split).stream()
                .map(item -> data.sound(item, PairScene.RATE_HZ))
                .toList();
    }

    /**
     * Plans the examples of a split.
     *
     * @param split whose talkers
     * @return the examples; other splits have other rooms
     */
    PairExamples examples(Split split) {
        return new PairExamples(speech(split), 31 * seed + split.label().hashCode());
    }

    /**
     * Reads a set; makes what is missing.
     *
     * @param split whose talkers
     * @param count how many examples
     * @param bars makes a progress bar from a title and a total
     * @return the examples
     * @throws ConfigurationException if the folder holds another set
     * @throws BearingException if it cannot be read or written
     */
    ExampleTable build(Split split, int count, BiFunction<String, Long, ProgressBar> bars) {
        Path home = folder.resolve(split.label());
        claim(
                home,
                "pair scenes, split " + split.label() + ", seed " + seed + ", data " + data.version() + ", "
                        + PairCues.SIZE + " cues\n");
        try (ProgressBar bar = bars.apply("examples " + split.label(), (long) count)) {
            new DataSetBuilder(examples(split), home, SHARD_EXAMPLES, threads).build(count, bar::stepBy);
        }
        List<ExampleShard> shards = new ArrayList<>();
        for (int first = 0; first < count; first += SHARD_EXAMPLES) {
            shards.add(ExampleShard.read(DataSetBuilder.shardFile(home, shards.size()), PairCues.SIZE));
        }
        return new ExampleTable(shards, SHARD_EXAMPLES, count, PairCues.SIZE);
    }

    private static void claim(Path home, String description) {
        Path file = home.resolve(DESCRIPTION);
        try {
            Files.createDirectories(home);
            if (Files.exists(file)) {
                if (!Files.readString(file).equals(description)) {
                    throw new ConfigurationException(file + " describes another set of examples than this run asks"
                            + " for; take another --work folder or remove this one.");
                }
            } else {
                WholeFile.write(file, description.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new BearingException(home + " cannot be used (" + e.getMessage() + "); choose another folder.", e);
        }
    }
}
