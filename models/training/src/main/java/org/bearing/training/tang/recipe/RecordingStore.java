package org.bearing.training.tang.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.BearingException;
import org.bearing.inference.weights.WholeFile;
import org.bearing.training.data.DataSetBuilder;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleSource;
import org.bearing.training.tang.AngleTable;

/** Simulates recipes once and keeps their cues in shards; an interruption costs at most one shard. */
public final class RecordingStore {
    private static final int SHARD = 1024;
    private static final double LONGEST_SECONDS = 5;
    private static final String DESCRIPTION = "recipe.txt";

    private final Path folder;
    private final int threads;
    private final BiFunction<String, Long, ProgressBar> bars;

    /**
     * Opens a store.
     *
     * @param folder where it is; made when needed
     * @param threads how many simulate at once
     * @param bars makes a progress bar from a title and a total
     */
    public RecordingStore(Path folder, int threads, BiFunction<String, Long, ProgressBar> bars) {
        this.folder = folder;
        this.threads = threads;
        this.bars = bars;
    }

    /**
     * Gives the recordings of a recipe; simulates what is missing.
     *
     * @param recipe which
     * @return its recordings
     * @throws BearingException if the folder cannot be read or written
     */
    public Recordings read(Recipe recipe) {
        String key = recipe.name() + "-" + Hash.of(recipe.description() + recipe.size());
        Path home = folder.resolve(key);
        CuesOf source = new CuesOf(recipe);
        if (!complete(home, recipe.size())) {
            claim(home, recipe.description());
            try (ProgressBar bar = bars.apply("simulating " + recipe.name(), (long) recipe.size())) {
                new DataSetBuilder(source, home, SHARD, threads).build(recipe.size(), bar::stepBy);
            }
        }
        int cues = CueSpec.TANG.size();
        float[] all = new float[Math.multiplyExact(recipe.size(), cues)];
        float[] facts = new float[recipe.size() * Fact.count()];
        float[] azimuths = new float[recipe.size()];
        float[] elevations = new float[recipe.size()];
        float[] row = new float[source.features()];
        ExampleShard shard = new ExampleShard(0, row.length);
        for (int i = 0; i < recipe.size(); i++) {
            if (i % SHARD == 0) {
                shard = ExampleShard.read(DataSetBuilder.shardFile(home, i / SHARD), row.length);
            }
            shard.features(i % SHARD, row);
            System.arraycopy(row, 0, all, i * cues, cues);
            System.arraycopy(row, cues, facts, i * Fact.count(), Fact.count());
            azimuths[i] = row[cues + Fact.AZIMUTH_DEG.column()];
            elevations[i] = row[cues + Fact.ELEVATION_DEG.column()];
        }
        return new Recordings(key, new AngleTable(cues, all, azimuths, elevations), facts);
    }

    private static void claim(Path home, String description) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new BearingException(home + " cannot be made (" + e.getMessage() + "); choose another --work.", e);
        }
        WholeFile.write(home.resolve(DESCRIPTION), (description + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean complete(Path home, int size) {
        int last = (size - 1) / SHARD;
        for (int shard = 0; shard <= last; shard++) {
            if (!Files.exists(DataSetBuilder.shardFile(home, shard))) {
                return false;
            }
        }
        return true;
    }

    /** Rows of cues and facts. */
    private record CuesOf(Recipe recipe) implements ExampleSource {
        @Override
        public int features() {
            return CueSpec.TANG.size() + Fact.count();
        }

        @Override
        public Maker maker() {
            RecordingMaker maker = new RecordingMaker(recipe, LONGEST_SECONDS);
            return (index, features, labels) -> maker.make(recipe.takes().apply((int) index), features);
        }
    }
}
