package org.bearing.training.adapt;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.geometry.ConfigurationException;
import org.bearing.geometry.Direction;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.Dtype;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.embedding.EmbeddingTrainer;
import org.bearing.training.embedding.InputScale;
import org.bearing.training.embedding.ModelExport;
import org.bearing.training.embedding.TrainingPlan;

/**
 * Trains an embedding on with a room's labelled sound (Tang et al. 2022, section 6: fine-tuning by the user's own data). The
 * points of its neighbour set stay where they are: directions without labels would be pushed about otherwise.
 */
final class RoomFineTuning {
    private static final int EPOCHS = 10;
    private static final int LARGEST_BATCH = 64;
    private static final double LEARNING_RATE = 1e-4;

    private final StoredModel base;
    private final RoomExamples examples;

    RoomFineTuning(StoredModel base, RoomExamples examples) {
        this.base = base;
        this.examples = examples;
    }

    /**
     * Learns.
     *
     * @param work folder of checkpoints, used by nobody else; has to exist
     * @return the tuned model, with the trust of the base
     * @throws ConfigurationException if the base does not say how it was trained
     */
    StoredModel tuned(Path work) {
        ModelManifest manifest = base.manifest();
        String known = base.plan()
                .orElseThrow(() -> new ConfigurationException("The model " + manifest.name()
                        + " has no .plan.json beside it, which says how it was trained; --fine-tune needs it."));
        TrainingPlan plan = TrainingPlan.parse(known, changes());
        ExampleTable table = table();
        InputScale scale = new InputScale(base.values("input.mean"), base.values("input.deviation"));
        EmbeddingTrainer trainer = new EmbeddingTrainer(plan, manifest.cues(), table, table, scale, work, 1);
        trainer.startFrom(base);
        trainer.keepProxies();
        trainer.train(EPOCHS);
        Path weights = ModelExport.write(
                trainer,
                plan,
                manifest.frames(),
                manifest.cues(),
                manifest.training().dataVersion(),
                manifest.headRadius().averageM(),
                Dtype.F16,
                work);
        StoredModel written = StoredModel.find(weights.toString());
        return written.with(written.manifest().withCalibration(manifest.calibration()));
    }

    private Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("examples", Integer.toString(examples.size()));
        changes.put("schedule.epochs", Integer.toString(EPOCHS));
        changes.put("schedule.learning_rate", Double.toString(LEARNING_RATE));
        changes.put("schedule.batch", Integer.toString(Math.min(LARGEST_BATCH, examples.size())));
        return changes;
    }

    private ExampleTable table() {
        int width = base.manifest().cues().size();
        ExampleShard shard = new ExampleShard(examples.size(), width);
        for (int i = 0; i < examples.size(); i++) {
            Direction direction = examples.direction(i);
            float[] labels = new float[ExampleLabel.count()];
            labels[ExampleLabel.X.column()] = (float) direction.x();
            labels[ExampleLabel.Y.column()] = (float) direction.y();
            labels[ExampleLabel.Z.column()] = (float) direction.z();
            labels[ExampleLabel.HEAD_RADIUS_M.column()] =
                    (float) base.manifest().headRadius().averageM();
            shard.set(i, examples.cues(i), labels);
        }
        return new ExampleTable(List.of(shard), examples.size(), examples.size(), width);
    }
}
