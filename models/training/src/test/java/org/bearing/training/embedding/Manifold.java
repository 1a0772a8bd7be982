package org.bearing.training.embedding;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.cues.CueSpec;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.network.Activation;
import org.bearing.training.network.NetworkSpec;

/**
 * Examples whose cues are smooth functions of the direction, under content and colour that are stronger and say nothing:
 * an untrained embedding shows these, a trained one the direction.
 */
final class Manifold {
    static final CueSpec CUES = new CueSpec(1, 9, 5, false, false, false);

    private Manifold() {}

    static ExampleTable table(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ExampleShard shard = new ExampleShard(size, CUES.size());
        float[] cues = new float[CUES.size()];
        float[] labels = new float[ExampleLabel.count()];
        for (int i = 0; i < size; i++) {
            double azimuth = Math.PI * (random.nextDouble() - 0.5);
            double elevation = Math.PI / 2 * (random.nextDouble() - 0.5);
            double x = Math.cos(elevation) * Math.cos(azimuth);
            double y = Math.cos(elevation) * Math.sin(azimuth);
            double z = Math.sin(elevation);
            labels[ExampleLabel.X.column()] = (float) x;
            labels[ExampleLabel.Y.column()] = (float) y;
            labels[ExampleLabel.Z.column()] = (float) z;
            labels[ExampleLabel.HEAD_RADIUS_M.column()] = (float) (0.08 + 0.015 * random.nextDouble());
            double content = 60 * (random.nextDouble() - 0.5);
            double colour = 60 * (random.nextDouble() - 0.5);
            for (int k = 0; k < CUES.levels(); k++) {
                // Odd in y, as levels are: mirrored cues stay on the manifold.
                double level = 10 * Math.sin((1 + 0.2 * k) * y) * (1 + 0.5 * Math.sin(k + 3 * z));
                cues[k] = (float) (level + content * Math.cos(k) + colour * Math.sin(2 * k) + noise(random));
            }
            for (int k = 0; k < CUES.phases(); k++) {
                double phase = (0.5 + 0.4 * k) * y * (1 + 0.1 * z);
                cues[CUES.levels() + 2 * k] = (float) (Math.cos(phase) + Math.sin(3 * z + k) + 0.1 * noise(random));
                cues[CUES.levels() + 2 * k + 1] = (float) (Math.sin(phase) + 0.1 * noise(random));
            }
            shard.set(i, cues, labels);
        }
        return new ExampleTable(List.of(shard), size, size, CUES.size());
    }

    private static double noise(SplittableRandom random) {
        return 0.2 * (random.nextDouble() - 0.5);
    }

    static TrainingPlan plan(int epochs, ScheduleSpec.Shape shape) {
        return new TrainingPlan(
                "manifold",
                "CC0-1.0",
                List.of(),
                640,
                0,
                0,
                false,
                List.of(),
                200,
                11,
                true,
                true,
                new NetworkSpec(List.of(32, 24), Activation.SIGMOID, 3, 0, 0.02),
                new LossSpec(LossSpec.Form.LITERAL, MarginUnit.CHORD, 15, true, 0.2, 0.1, 1, 60, 0.1, 6, 0, 4, 10, 1),
                new ScheduleSpec(epochs, 64, 5e-3, shape, 1, 1e-6, 0.01),
                new ReadoutSpec(5, 0, 300, 0.5),
                false,
                "");
    }

    /** The same with a symmetric network that is trained against proxies. */
    static TrainingPlan symmetricPlan(int epochs) {
        TrainingPlan plain = plan(epochs, ScheduleSpec.Shape.COSINE);
        return new TrainingPlan(
                plain.name(),
                plain.licence(),
                plain.attributions(),
                plain.examples(),
                plain.blendedHeads(),
                plain.headStretch(),
                plain.weightedCues(),
                plain.mute(),
                plain.validationExamples(),
                plain.seed(),
                false,
                true,
                new NetworkSpec(List.of(32, 24), Activation.RELU, 6, 2, 0.02),
                new LossSpec(LossSpec.Form.LITERAL, MarginUnit.CHORD, 15, true, 0, 0, 1, 60, 0, 6, 1, 10, 10, 0.5),
                plain.schedule(),
                new ReadoutSpec(20, 1, 300, 0),
                false,
                "");
    }
}
