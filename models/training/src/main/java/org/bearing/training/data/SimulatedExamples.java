package org.bearing.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.geometry.BearingException;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.simulation.scene.WideRanges;
import org.bearing.training.embedding.TrainingPlan;

/** The shards of a training run on disk: one folder per split. */
public final class SimulatedExamples {
    /** 50 MB of cues each; an interruption costs at most one. */
    private static final int SHARD_EXAMPLES = 8192;

    /** Scenes at 48 kHz take longer to make. */
    private static final int WIDE_SHARD_EXAMPLES = 2048;

    /** What is chosen by: the test protocol, with heads of more sizes, since few are held out. */
    private static final SceneRanges HELD = held(0.1, 0.8);

    /** The same all around, with sounds of any bandwidth. */
    private static final SceneRanges HELD_SPHERE = allAround(HELD);

    /** The same with hardly any reverberation: what the ears alone leave undecided. */
    private static final SceneRanges HELD_DRY = allAround(held(0.05, 0.06));

    private final DataFolder data;
    private final Path shards;
    private final TrainingPlan plan;
    private final int threads;

    /**
     * Plans the sets.
     *
     * @param data heads and sounds
     * @param shards folder of the shards, made when needed
     * @param plan which scenes, how many and what is kept of them
     * @param threads how many work at once
     */
    public SimulatedExamples(DataFolder data, Path shards, TrainingPlan plan, int threads) {
        this.data = data;
        this.shards = shards;
        this.plan = plan;
        this.threads = threads;
    }

    private DataSetSpec spec(Split split) {
        boolean train = split == Split.TRAIN;
        return new DataSetSpec(
                split.label(),
                train ? plan.seed() : plan.seed() + 0x632BE59BD9B4E019L,
                data.version(),
                plan.sphere() ? WIDE_SHARD_EXAMPLES : SHARD_EXAMPLES,
                plan.frames(),
                plan.cues(),
                train ? plan.blendedHeads() : 0,
                train ? training() : plan.sphere() ? HELD_SPHERE : HELD);
    }

    private static SceneRanges held(double rt60From, double rt60To) {
        return SceneRanges.test(rt60From, rt60To, 5, 35).withStretch(new Range(0.9, 1.1), 8);
    }

    private static SceneRanges allAround(SceneRanges ranges) {
        return ranges.withFrontalShare(0)
                .withContent(
                        0.4,
                        0.2,
                        SceneRanges.SPHERE_TRAINING.tiltDbPerDecade(),
                        SceneRanges.SPHERE_TRAINING.equalizerDb(),
                        new WideRanges(0.5, new Range(-9, 3), 0.3, 4, 0.3, new Range(4000, 16_000)));
    }

    private SceneRanges training() {
        double stretch = plan.headStretch();
        SceneRanges usual = plan.sphere() ? SceneRanges.SPHERE_TRAINING : SceneRanges.TRAINING;
        return stretch == 0
                ? usual.withStretch(Range.only(1), 1)
                : usual.withStretch(new Range(1 - stretch, 1 + stretch), usual.stretchSteps());
    }

    /**
     * Builds what is missing of a split.
     *
     * @param split training or validation
     * @param examples how many are wanted
     * @param bars makes a progress bar from a title and a total
     * @return what the set holds
     */
    public DataSetSpec build(Split split, int examples, BiFunction<String, Long, ProgressBar> bars) {
        return build(spec(split), split, split, examples, bars);
    }

    /**
     * Builds what is missing of a set beside the validation's: other heads, other rooms, or both, and the same sounds.
     *
     * @param set which
     * @param examples how many are wanted
     * @param bars makes a progress bar from a title and a total
     * @return what the set holds
     */
    public DataSetSpec build(Beside set, int examples, BiFunction<String, Long, ProgressBar> bars) {
        DataSetSpec held = spec(Split.VALIDATION);
        DataSetSpec beside = new DataSetSpec(
                set.folder,
                held.seed(),
                held.dataVersion(),
                held.shardExamples(),
                held.frames(),
                held.cues(),
                0,
                set.dry ? HELD_DRY : held.ranges());
        return build(beside, set.heads, Split.VALIDATION, examples, bars);
    }

    /** Sets that say, beside the validation's, what never having met a head costs and what reverberation costs. */
    public enum Beside {
        /** The heads of the training in the validation's rooms. */
        KNOWN_HEADS("known-heads", Split.TRAIN, false),
        /** The validation's heads, all around, with hardly any reverberation. */
        DRY("dry", Split.VALIDATION, true),
        /** The heads of the training, all around, with hardly any reverberation. */
        DRY_KNOWN_HEADS("dry-known-heads", Split.TRAIN, true);

        private final String folder;
        private final Split heads;
        private final boolean dry;

        Beside(String folder, Split heads, boolean dry) {
            this.folder = folder;
            this.heads = heads;
            this.dry = dry;
        }
    }

    private DataSetSpec build(
            DataSetSpec spec, Split heads, Split sounds, int examples, BiFunction<String, Long, ProgressBar> bars) {
        Path folder = folder(spec);
        spec.claim(folder);
        if (complete(folder, spec.shardExamples(), examples)) {
            return spec;
        }
        SceneMaterial material = SceneMaterial.open(
                        data, heads, sounds, spec.frames().sampleRateHz())
                .withBlendedHeads(spec.blendedHeads(), spec.seed());
        SceneExamples source = new SceneExamples(spec, material);
        try (ProgressBar bar = bars.apply(spec.split() + " examples", (long) examples)) {
            new DataSetBuilder(source, folder, spec.shardExamples(), threads).build(examples, bar::stepBy);
        }
        return spec;
    }

    /** A last shard that is short is found when it is read. */
    private static boolean complete(Path folder, int perShard, int examples) {
        for (int shard = 0; (long) shard * perShard < examples; shard++) {
            if (!Files.exists(DataSetBuilder.shardFile(folder, shard))) {
                return false;
            }
        }
        return examples % perShard == 0;
    }

    /**
     * Reads examples that have been built.
     *
     * @param spec what they hold
     * @param examples how many, from the first on
     * @return them
     */
    public ExampleTable read(DataSetSpec spec, int examples) {
        return ExampleTable.read(folder(spec), spec, examples);
    }

    /**
     * Makes a folder unless it is there.
     *
     * @param folder its path
     * @return the same
     * @throws BearingException if that is impossible
     */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BearingException(folder + " cannot be made (" + e.getMessage() + "); choose another.", e);
        }
    }

    private Path folder(DataSetSpec spec) {
        return shards.resolve(spec.split());
    }
}
