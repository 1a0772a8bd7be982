package org.bearing.training.adapt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.head.Head;
import org.bearing.simulation.scene.RandomScene;
import org.bearing.simulation.scene.Range;
import org.bearing.simulation.scene.SceneMaterial;
import org.bearing.simulation.scene.SceneRanges;
import org.bearing.training.data.DataSetBuilder;
import org.bearing.training.data.DataSetSpec;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.data.SceneExamples;
import org.bearing.training.embedding.TrainingPlan;

/**
 * Simulated rooms with one head and with others, in shards that an interrupted run keeps. The others stand in for the
 * directions that are held back of this one, so that these do not become unlikely.
 */
final class PersonalExamples {
    private static final long HELD_SEED = 0x632BE59BD9B4E019L;

    private final DataFolder data;
    private final ModelManifest base;
    private final TrainingPlan plan;
    private final PersonalSpec spec;
    private final Path work;
    private final BiFunction<String, Long, ProgressBar> bars;

    PersonalExamples(
            DataFolder data,
            ModelManifest base,
            TrainingPlan plan,
            PersonalSpec spec,
            Path work,
            BiFunction<String, Long, ProgressBar> bars) {
        this.data = data;
        this.base = base;
        this.plan = plan;
        this.spec = spec;
        this.work = work;
        this.bars = bars;
    }

    /** What is learnt from and what is chosen by; both with this head and without the patches. */
    record Tables(ExampleTable training, ExampleTable validation) {}

    Tables build(Head head, Predicate<RandomScene> allowed) {
        int rate = base.frames().sampleRateHz();
        SceneRanges one = SceneRanges.TRAINING.withStretch(Range.only(1), 1);
        SceneMaterial own = SceneMaterial.open(data, List.of(head), Split.TRAIN, rate);
        List<ExampleShard> shards =
                new ArrayList<>(shards("own-head", own, one, allowed, spec.ownExamples(), spec.seed()));
        if (spec.otherExamples() > 0) {
            double stretch = plan.headStretch();
            SceneRanges many = stretch == 0
                    ? one
                    : SceneRanges.TRAINING.withStretch(
                            new Range(1 - stretch, 1 + stretch), SceneRanges.TRAINING.stretchSteps());
            SceneMaterial others = SceneMaterial.open(data, Split.TRAIN, Split.TRAIN, rate);
            shards.addAll(shards("other-heads", others, many, allowed.negate(), spec.otherExamples(), spec.seed() + 1));
        }
        SceneMaterial held = SceneMaterial.open(data, List.of(head), Split.VALIDATION, rate);
        List<ExampleShard> check =
                shards("own-head-check", held, HeldTest.RANGES, allowed, PersonalSpec.SHARD, spec.seed() ^ HELD_SEED);
        return new Tables(table(shards), table(check));
    }

    private ExampleTable table(List<ExampleShard> shards) {
        return new ExampleTable(
                shards,
                PersonalSpec.SHARD,
                shards.size() * PersonalSpec.SHARD,
                base.cues().size());
    }

    private List<ExampleShard> shards(
            String name,
            SceneMaterial material,
            SceneRanges ranges,
            Predicate<RandomScene> allowed,
            int examples,
            long seed) {
        String heads = material.heads().size() == 1 ? material.heads().get(0).name() : "train";
        DataSetSpec set = new DataSetSpec(
                name + " " + heads,
                seed,
                base.training().dataVersion(),
                PersonalSpec.SHARD,
                base.frames(),
                base.cues(),
                0,
                ranges);
        Path folder = work.resolve(name);
        set.claim(folder);
        try (ProgressBar bar = bars.apply(name, (long) examples)) {
            new DataSetBuilder(new SceneExamples(set, material, allowed), folder, PersonalSpec.SHARD, spec.threads())
                    .build(examples, bar::stepBy);
        }
        List<ExampleShard> shards = new ArrayList<>();
        for (int shard = 0; shard * PersonalSpec.SHARD < examples; shard++) {
            shards.add(ExampleShard.read(
                    DataSetBuilder.shardFile(folder, shard), base.cues().size()));
        }
        return shards;
    }
}
