package org.bearing.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bearing.cues.CueMirror;
import org.bearing.frames.FrameSpec;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.EmbeddingModel;
import org.bearing.inference.Network;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.training.data.ExampleLabel;
import org.bearing.training.data.ExampleTable;
import org.bearing.training.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingTrainerTest {
    private static final double EXPORT_TOLERANCE = 1e-4;
    private static final int LONG_RUN = 20;
    private static final ExampleTable EXAMPLES = Manifold.table(640, 1);
    private static final ExampleTable HELD = Manifold.table(200, 2);

    @TempDir
    private Path folder;

    private EmbeddingTrainer trainer(TrainingPlan plan, String work) throws Exception {
        return new EmbeddingTrainer(
                plan, Manifold.CUES, EXAMPLES, HELD, Files.createDirectories(folder.resolve(work)), 1);
    }

    private static List<float[]> weights(EmbeddingTrainer trainer) {
        return trainer.network().parameters().stream().map(Parameter::value).toList();
    }

    private static Score score(EmbeddingTrainer trainer, TrainingPlan plan) {
        BatchMaker held = new BatchMaker(
                HELD, Manifold.CUES, trainer.scale(), plan.network().symmetric(), true);
        EmbeddedSet points = EmbeddedSet.of(
                trainer.network(),
                held,
                HELD.size(),
                BatchMaker.Radius.UNKNOWN,
                plan.network().embeddingSize(),
                plan.readout().directScale());
        return Score.of(
                trainer.neighbours(),
                points,
                plan.readout().nearest(),
                plan.readout().bandwidth(),
                1);
    }

    @Test
    void symmetricTrainingBringsDirectionsNearer() throws Exception {
        TrainingPlan plan = Manifold.symmetricPlan(LONG_RUN);
        EmbeddingTrainer trainer = trainer(plan, "symmetric");
        double before = score(trainer, plan).azimuth().mean();
        trainer.train(LONG_RUN);
        assertThat(score(trainer, plan).azimuth().mean()).isLessThan(0.5 * before);
    }

    @Test
    void mutedCuesSayNothing() {
        for (boolean symmetric : new boolean[] {false, true}) {
            InputScale scale = BatchMaker.measure(EXAMPLES, Manifold.CUES, symmetric, List.of(CueGroup.LEVELS));
            int width = Manifold.CUES.size();
            int odd = symmetric ? CueMirror.oddSize(Manifold.CUES) : 0;
            int first = width - odd;
            float[] inputs = new float[width];
            new BatchMaker(EXAMPLES, Manifold.CUES, scale, symmetric, false)
                    .plain(0, 1, BatchMaker.Radius.UNKNOWN, inputs, new float[3]);
            int silent = 0;
            for (float value : inputs) {
                silent += Math.abs(value) < 1e-20 ? 1 : 0;
            }
            assertThat(silent).isEqualTo(Manifold.CUES.levels());
            assertThat(inputs[symmetric ? first : 0]).isCloseTo(0, within(1e-20f));
        }
    }

    @Test
    void exportedSymmetricModelGivesTheTrainersEmbeddingAndProxies() throws Exception {
        TrainingPlan plan = Manifold.symmetricPlan(2);
        EmbeddingTrainer trainer = trainer(plan, "symmetric-export");
        trainer.train(2);
        Path weights =
                ModelExport.write(trainer, plan, FrameSpec.TANG, Manifold.CUES, "synthetic", 0.0875, Dtype.F32, folder);
        EmbeddingModel model = EmbeddingModel.load(weights);
        EmbeddedSet expected =
                EmbeddedSet.of(trainer.network(), trainer.batches(), 64, BatchMaker.Radius.ALTERNATING, 6, 0);
        Network.Workspace workspace = new Network.Workspace(model.manifest().network(), 1);
        float[] cues = new float[Manifold.CUES.size()];
        for (int i = 0; i < 64; i++) {
            EXAMPLES.features(i, cues);
            double radius = i % 2 == 0 ? EXAMPLES.label(i, ExampleLabel.HEAD_RADIUS_M) : Double.NaN;
            model.input(cues, radius, workspace.input(0));
            model.network().apply(workspace, 1);
            for (int k = 0; k < 6; k++) {
                assertThat((double) workspace.output(0)[k])
                        .isCloseTo(expected.points()[6 * i + k], within(EXPORT_TOLERANCE));
            }
        }
        assertThat(model.manifest().neighbours().count())
                .isEqualTo(trainer.neighbours().size());
        assertThat(trainer.neighbours().size()).isLessThan(EXAMPLES.size());
    }

    @Test
    void trainingBringsDirectionsNearer() throws Exception {
        TrainingPlan plan = Manifold.plan(LONG_RUN, ScheduleSpec.Shape.COSINE);
        EmbeddingTrainer trainer = trainer(plan, "learns");
        double before = score(trainer, plan).azimuth().mean();
        List<String> lines = new ArrayList<>();
        trainer.listener(lines::add, () -> {});
        trainer.train(LONG_RUN);
        assertThat(lines).hasSize(LONG_RUN);
        assertThat(score(trainer, plan).azimuth().mean()).isLessThan(0.7 * before);
    }

    @ParameterizedTest
    @EnumSource(ScheduleSpec.Shape.class)
    void resumedRunEndsWithTheSameWeights(ScheduleSpec.Shape shape) throws Exception {
        TrainingPlan plan = Manifold.plan(4, shape);
        EmbeddingTrainer whole = trainer(plan, "whole");
        whole.train(4);
        trainer(plan, "parts").train(2);
        EmbeddingTrainer rest = trainer(plan, "parts");
        assertThat(rest.resume()).isEqualTo(2);
        rest.train(4);
        List<float[]> expected = weights(whole);
        List<float[]> actual = weights(rest);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).containsExactly(expected.get(i));
        }
    }

    @Test
    void refusesTheCheckpointOfAnotherPlan() throws Exception {
        trainer(Manifold.plan(3, ScheduleSpec.Shape.COSINE), "other").train(1);
        EmbeddingTrainer other = trainer(Manifold.plan(5, ScheduleSpec.Shape.COSINE), "other");
        assertThatThrownBy(other::resume)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("other settings");
    }

    @Test
    void exportedLayersGiveTheTrainersEmbedding() throws Exception {
        TrainingPlan plan = Manifold.plan(2, ScheduleSpec.Shape.COSINE);
        EmbeddingTrainer trainer = trainer(plan, "export");
        trainer.train(2);
        Path weights =
                ModelExport.write(trainer, plan, FrameSpec.TANG, Manifold.CUES, "synthetic", 0.0875, Dtype.F32, folder);
        var tensors = Safetensors.read(weights);
        float[] inputs = new float[64 * trainer.batches().inputs()];
        trainer.batches().plain(0, 64, BatchMaker.Radius.ALTERNATING, inputs, new float[64 * 3]);
        int width = trainer.batches().inputs();
        float[] expected = tensors.get("neighbours.embedding").values();
        for (int example = 0; example < 64; example++) {
            double[] values = new double[width];
            for (int i = 0; i < width; i++) {
                values[i] = inputs[example * width + i];
            }
            for (int layer = 0; layer < 3; layer++) {
                values = dense(
                        values,
                        tensors.get("layer." + layer + ".weight").values(),
                        tensors.get("layer." + layer + ".bias").values(),
                        layer < 2);
            }
            assertThat(values).hasSize(6);
            for (int k = 0; k < values.length; k++) {
                assertThat(values[k]).isCloseTo(expected[example * 6 + k], within(EXPORT_TOLERANCE));
            }
        }
    }

    private static double[] dense(double[] in, float[] weight, float[] bias, boolean activated) {
        double[] out = new double[bias.length];
        for (int k = 0; k < out.length; k++) {
            double sum = bias[k];
            for (int i = 0; i < in.length; i++) {
                sum += in[i] * weight[i * out.length + k];
            }
            out[k] = activated ? 1 / (1 + Math.exp(-sum)) : sum;
        }
        return out;
    }
}
