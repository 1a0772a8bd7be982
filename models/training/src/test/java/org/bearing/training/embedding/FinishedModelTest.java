package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.StoredModel;
import org.bearing.inference.weights.Dtype;
import org.bearing.training.data.ExampleTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made out of a model that is finished: one that learns on, and one that it teaches. */
class FinishedModelTest {
    private static final double SAME_TOLERANCE = 2e-3;
    private static final double SUM_TOLERANCE = 1e-4;
    private static final ExampleTable EXAMPLES = Manifold.table(640, 1);
    private static final ExampleTable HELD = Manifold.table(200, 2);
    private static final TrainingPlan PLAN = Manifold.symmetricPlan(8);

    @TempDir
    private Path folder;

    private EmbeddingTrainer first;
    private StoredModel model;

    @BeforeEach
    void finishOne() throws Exception {
        first = new EmbeddingTrainer(PLAN, Manifold.CUES, EXAMPLES, HELD, work("first"), 1);
        first.train(8);
        Path weights =
                ModelExport.write(first, PLAN, FrameSpec.TANG, Manifold.CUES, "none", 0.09, Dtype.F32, work("model"));
        model = StoredModel.find(weights.toString());
    }

    private Path work(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    private EmbeddingTrainer another(String name) throws Exception {
        InputScale scale = new InputScale(model.values("input.mean"), model.values("input.deviation"));
        return new EmbeddingTrainer(PLAN, Manifold.CUES, EXAMPLES, HELD, scale, work(name), 1);
    }

    private double selection(EmbeddingTrainer trainer) {
        return trainer.score(BatchMaker.Radius.UNKNOWN, PLAN.readout().nearest())
                .selection();
    }

    @Test
    void oneThatLearnsOnBeginsAsTheSameFunction() throws Exception {
        EmbeddingTrainer next = another("next");
        assertThat(selection(next)).isGreaterThan(1.5 * selection(first));
        next.startFrom(model);
        assertThat(selection(next)).isEqualTo(selection(first), within(0.05 * selection(first)));
        int batch = PLAN.schedule().batch();
        float[] inputs = new float[batch * first.batches().inputs()];
        first.batches().plain(0, batch, BatchMaker.Radius.UNKNOWN, inputs, new float[3 * batch]);
        float[] before = first.network().infer(inputs).clone();
        float[] after = next.network().infer(inputs);
        int stride = first.network().outputs();
        for (int i = 0; i < batch; i++) {
            for (int k = 0; k < PLAN.network().embeddingSize(); k++) {
                assertThat(after[i * stride + k]).isEqualTo(before[i * stride + k], within((float) SAME_TOLERANCE));
            }
        }
    }

    @Test
    void keptNeighboursDoNotMove() throws Exception {
        EmbeddingTrainer next = another("kept");
        next.startFrom(model);
        float[] points = next.neighbours().points().clone();
        next.keepProxies();
        next.train(1);
        assertThat(next.neighbours().points()).isEqualTo(points);
    }

    @Test
    void aTeacherAssignsEveryExampleToItsNeighboursInShares() {
        int batch = PLAN.schedule().batch();
        Teacher teacher = new Teacher(model, batch);
        float[] inputs = new float[batch * first.batches().inputs()];
        first.batches().plain(0, batch, BatchMaker.Radius.UNKNOWN, inputs, new float[3 * batch]);
        float[] shares = new float[batch * teacher.proxies()];
        teacher.assign(inputs, batch, shares);
        for (int i = 0; i < batch; i++) {
            double sum = 0;
            for (int g = 0; g < teacher.proxies(); g++) {
                assertThat(shares[i * teacher.proxies() + g]).isBetween(0f, 1f);
                sum += shares[i * teacher.proxies() + g];
            }
            assertThat(sum).isEqualTo(1, within(SUM_TOLERANCE));
        }
    }

    @Test
    void oneTaughtByTheModelAloneLearnsDirectionsFromIt() throws Exception {
        EmbeddingTrainer student = another("student");
        double untrained = selection(student);
        student.teacher(new Teacher(model, PLAN.schedule().batch()), 1);
        student.train(8);
        assertThat(selection(student)).isLessThan(0.7 * untrained);
    }
}
