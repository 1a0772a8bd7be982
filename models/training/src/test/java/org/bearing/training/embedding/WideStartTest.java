package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.Network;
import org.bearing.inference.StoredModel;
import org.bearing.inference.weights.Dtype;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleShard;
import org.bearing.training.data.ExampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that hears more starts as one that hears less: the same answers, whatever the new cues say. */
class WideStartTest {
    private static final CueSpec WIDE = new CueSpec(1, 9, 5, false, false, false, true);
    private static final int SIZE = 640;
    private static final double TOLERANCE = 2e-3;

    /** The same examples with noise in the bands. */
    private static ExampleTable wider(ExampleTable table) {
        SplittableRandom random = new SplittableRandom(9);
        ExampleShard shard = new ExampleShard(table.size(), WIDE.size());
        float[] row = new float[WIDE.size()];
        float[] known = new float[table.width()];
        float[] labels = new float[ExampleLabel.count()];
        for (int i = 0; i < table.size(); i++) {
            table.features(i, known);
            System.arraycopy(known, 0, row, 0, known.length);
            for (int k = known.length; k < row.length; k++) {
                row[k] = (float) random.nextDouble();
            }
            for (ExampleLabel label : ExampleLabel.values()) {
                labels[label.column()] = table.label(i, label);
            }
            shard.set(i, row, labels);
        }
        return new ExampleTable(List.of(shard), table.size(), table.size(), WIDE.size());
    }

    @Test
    void answersAsTheNarrowModelBeforeItLearns(@TempDir Path folder) {
        ExampleTable narrow = Manifold.table(SIZE, 1);
        TrainingPlan plan = Manifold.symmetricPlan(2);
        EmbeddingTrainer first = new EmbeddingTrainer(plan, Manifold.CUES, narrow, narrow, folder, 1);
        first.train(2);
        Path weights = ModelExport.write(first, plan, FrameSpec.TANG, Manifold.CUES, "none", 0.09, Dtype.F32, folder);
        StoredModel model = StoredModel.find(weights.toString());

        ExampleTable wide = wider(narrow);
        InputScale scale = BatchMaker.measure(wide, WIDE, true, List.of())
                .from(
                        model.values("input.mean"),
                        model.values("input.deviation"),
                        CueMirror.oddSize(Manifold.CUES),
                        CueMirror.oddSize(WIDE));
        EmbeddingTrainer second = new EmbeddingTrainer(plan, WIDE, wide, wide, scale, folder, 1);
        second.startFrom(model);

        BatchMaker batches = second.batches();
        int batch = second.network().batch();
        float[] inputs = new float[batch * batches.inputs()];
        batches.plain(0, batch, BatchMaker.Radius.KNOWN, inputs, new float[3 * batch]);
        float[] heard = second.network().infer(inputs);
        int dimension = plan.network().embeddingSize();
        Network.Workspace workspace = new Network.Workspace(model.manifest().network(), 1);
        float[] row = new float[Manifold.CUES.size()];
        for (int i = 0; i < batch; i++) {
            narrow.features(i, row);
            model.running().input(row, narrow.label(i, ExampleLabel.HEAD_RADIUS_M), workspace.input(0));
            model.running().network().apply(workspace, 1);
            for (int k = 0; k < dimension; k++) {
                assertThat(heard[i * second.network().outputs() + k])
                        .isCloseTo(workspace.output(0)[k], within((float) TOLERANCE));
            }
        }
    }
}
