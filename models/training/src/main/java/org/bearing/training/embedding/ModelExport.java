package org.bearing.training.embedding;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.cues.CueSpec;
import org.bearing.frames.FrameSpec;
import org.bearing.inference.ModelFiles;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.HeadRadiusSpec;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NeighbourSpec;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.Parameter;

/** Writes a trained network as the model that inference reads: batch normalisation folded in, neighbours beside. */
public final class ModelExport {
    private final TrainingPlan plan;
    private final EmbeddingNetwork network;
    private final Dtype matrices;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private ModelExport(TrainingPlan plan, EmbeddingNetwork network, Dtype matrices) {
        this.plan = plan;
        this.network = network;
        this.matrices = matrices;
    }

    /**
     * Writes {@code NAME.safetensors}, {@code NAME.json} and the plan as {@code NAME.plan.json}.
     *
     * @param trainer whose network, at the end of training
     * @param plan how it was trained
     * @param frames how it is fed
     * @param cues what it hears
     * @param dataVersion what it was trained on
     * @param averageRadiusM mean head radius of the training examples, m
     * @param matrices how weights and neighbours are stored: F16 halves the file; vectors stay F32
     * @param folder where the files go; has to exist
     * @return the path of the weights
     */
    public static Path write(
            EmbeddingTrainer trainer,
            TrainingPlan plan,
            FrameSpec frames,
            CueSpec cues,
            String dataVersion,
            double averageRadiusM,
            Dtype matrices,
            Path folder) {
        ModelExport export = new ModelExport(plan, trainer.network(), matrices);
        EmbeddedSet neighbours = trainer.neighbours();
        List<Integer> layers = export.tensors(trainer.scale(), neighbours);
        ModelManifest manifest = new ModelManifest(
                plan.name(),
                ModelManifest.EMBEDDING,
                frames,
                cues,
                new NetworkSpec(
                        layers, Activation.valueOf(plan.network().activation().name()), false),
                new NeighbourSpec(
                        neighbours.dimension(),
                        neighbours.size(),
                        plan.readout().nearest()),
                new HeadRadiusSpec(
                        plan.radiusInput(), BatchMaker.RADIUS_CENTRE_M, BatchMaker.RADIUS_SCALE_M, averageRadiusM),
                Calibration.UNFITTED,
                new TrainingRecord(dataVersion, plan.examples(), plan.seed(), plan.licence(), plan.attributions()),
                List.of(),
                ModelManifest.NO_CHECKSUM);
        WholeFile.write(
                folder.resolve(plan.name() + ".plan.json"), (plan.json() + "\n").getBytes(StandardCharsets.UTF_8));
        return ModelFiles.write(manifest, export.tensors, folder);
    }

    /** Fills the tensors; returns the sizes of the layers. */
    private List<Integer> tensors(InputScale scale, EmbeddedSet neighbours) {
        put("input.mean", scale.mean());
        put("input.deviation", scale.deviation());
        List<Integer> layers = new ArrayList<>(List.of(network.inputs()));
        List<Parameter> parameters = network.parameters();
        int at = 0;
        for (int i = 0; i < network.hiddenLayers(); i++) {
            hidden(i, layers.get(i), parameters.get(at), parameters.get(at + 1), parameters.get(at + 2));
            layers.add(plan.network().hidden().get(i));
            at += 3;
        }
        int width = layers.get(layers.size() - 1);
        output(layers.size() - 1, width, neighbours.dimension(), parameters.get(at), parameters.get(at + 1));
        layers.add(neighbours.dimension());
        put("neighbours.embedding", neighbours.points(), neighbours.size(), neighbours.dimension());
        put("neighbours.direction", neighbours.directions(), neighbours.size(), 3);
        return layers;
    }

    private void put(String name, float[] values) {
        put(name, values, values.length);
    }

    private void put(String name, float[] values, int... shape) {
        tensors.put(name, Tensor.of(shape.length > 1 ? matrices : Dtype.F32, values, shape));
    }

    private void hidden(int layer, int inputs, Parameter weight, Parameter gamma, Parameter beta) {
        float[] mean = network.runningMean(layer);
        float[] variance = network.runningVariance(layer);
        int outputs = mean.length;
        float[] folded = new float[inputs * outputs];
        float[] bias = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            double factor = gamma.value()[k] / Math.sqrt(variance[k] + EmbeddingNetwork.VARIANCE_FLOOR);
            bias[k] = (float) (beta.value()[k] - factor * mean[k]);
            for (int i = 0; i < inputs; i++) {
                folded[i * outputs + k] = (float) (factor * weight.value()[k * inputs + i]);
            }
        }
        put("layer." + layer + ".weight", folded, inputs, outputs);
        put("layer." + layer + ".bias", bias);
    }

    private void output(int layer, int inputs, int outputs, Parameter weight, Parameter bias) {
        float[] turned = new float[inputs * outputs];
        float[] shift = new float[outputs];
        int embedding = plan.network().embeddingSize();
        for (int k = 0; k < outputs; k++) {
            double factor = k < embedding ? 1 : plan.readout().directScale();
            shift[k] = (float) (factor * bias.value()[k]);
            for (int i = 0; i < inputs; i++) {
                turned[i * outputs + k] = (float) (factor * weight.value()[k * inputs + i]);
            }
        }
        put("layer." + layer + ".weight", turned, inputs, outputs);
        put("layer." + layer + ".bias", shift);
    }
}
