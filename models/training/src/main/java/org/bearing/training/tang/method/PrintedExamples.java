package org.bearing.training.tang.method;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.training.data.DataSetBuilder;
import org.bearing.training.data.DataSetSpec;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.data.SceneExamples;
import org.bearing.training.tang.AngleTable;

/**
 * What the bundled printed methods are trained on: the cues as printed, of the scenes that the shipped embedding is trained
 * on, all in the frontal box, the heads as they were measured.
 */
public final class PrintedExamples {
    private static final int SHARD_EXAMPLES = 4096;
    private static final long HELD_SEED = 0x632BE59BD9B4E019L;
    private static final SceneRanges TRAINING = SceneRanges.TRAINING.withFrontalShare(1);
    private static final SceneRanges HELD = SceneRanges.test(0.1, 0.8, 5, 35);

    private final DataFolder data;
    private final Path shards;
    private final long seed;
    private final int threads;

    /**
     * Plans the sets.
     *
     * @param data heads and sounds
     * @param shards folder of what is simulated, made when needed
     * @param seed of the scenes
     * @param threads how many work at once
     */
    public PrintedExamples(DataFolder data, Path shards, long seed, int threads) {
        this.data = data;
        this.shards = shards;
        this.seed = seed;
        this.threads = threads;
    }

    /**
     * Makes what is missing and reads it all.
     *
     * @param split training or validation
     * @param examples how many
     * @param bars makes a progress bar from a title and a total
     * @return cues and angles
     */
    public AngleTable table(Split split, int examples, BiFunction<String, Long, ProgressBar> bars) {
        boolean train = split == Split.TRAIN;
        DataSetSpec spec = new DataSetSpec(
                split.label(),
                train ? seed : seed + HELD_SEED,
                data.version(),
                SHARD_EXAMPLES,
                FrameSpec.TANG,
                CueSpec.TANG,
                0,
                train ? TRAINING : HELD);
        Path folder = shards.resolve(split.label());
        spec.claim(folder);
        if (!complete(folder, examples)) {
            SceneMaterial material =
                    SceneMaterial.open(data, split, split, spec.frames().sampleRateHz());
            try (ProgressBar bar = bars.apply(split.label() + " examples", (long) examples)) {
                new DataSetBuilder(new SceneExamples(spec, material), folder, SHARD_EXAMPLES, threads)
                        .build(examples, bar::stepBy);
            }
        }
        return angles(ExampleTable.read(folder, spec, examples));
    }

    /** Heads and sounds take longer to load than finished examples. */
    private static boolean complete(Path folder, int examples) {
        for (int first = 0; first < examples; first += SHARD_EXAMPLES) {
            Path file = DataSetBuilder.shardFile(folder, first / SHARD_EXAMPLES);
            int wanted = Math.min(SHARD_EXAMPLES, examples - first);
            if (!Files.exists(file)
                    || ExampleShard.read(file, CueSpec.TANG.size()).examples() < wanted) {
                return false;
            }
        }
        return true;
    }

    private static AngleTable angles(ExampleTable examples) {
        int width = examples.width();
        float[] cues = new float[examples.size() * width];
        float[] azimuth = new float[examples.size()];
        float[] elevation = new float[examples.size()];
        float[] row = new float[width];
        for (int i = 0; i < examples.size(); i++) {
            examples.features(i, row);
            System.arraycopy(row, 0, cues, i * width, width);
            double x = examples.label(i, ExampleLabel.X);
            double y = examples.label(i, ExampleLabel.Y);
            double z = examples.label(i, ExampleLabel.Z);
            azimuth[i] = (float) Math.toDegrees(Math.atan2(y, x));
            elevation[i] = (float) Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
        }
        return new AngleTable(width, cues, azimuth, elevation);
    }

    /** {@return which data the examples are made from} */
    public String version() {
        return data.version();
    }
}
