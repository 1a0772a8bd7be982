package org.bearing.training.embedding;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Writes a trained network as the model that inference reads: batch normalisation folded in, neighbours beside. */
public final class ModelExport {
    private static final int AXES = 3;
    private static final String WEIGHT = ".weight";
    private static final String ODD_WEIGHT = ".odd_weight";

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
                        layers,
                        Activation.valueOf(plan.network().activation().name()),
                        false,
                        trainer.batches().oddInputs(),
                        plan.network().oddSize()),
                new NeighbourSpec(
                        neighbours.dimension(),
                        neighbours.size(),
                        plan.readout().nearest(),
                        plan.readout().bandwidth()),
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
        Map<String, float[]> parameters = new LinkedHashMap<>();
        network.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
        for (int i = 0; i < network.hiddenLayers(); i++) {
            hidden(i, parameters);
            layers.add(plan.network().hidden().get(i));
        }
        output(network.hiddenLayers(), parameters);
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

    private void hidden(int layer, Map<String, float[]> parameters) {
        float[] gamma = Objects.requireNonNull(parameters.get("hidden" + layer + ".gamma"));
        float[] beta = Objects.requireNonNull(parameters.get("hidden" + layer + ".beta"));
        float[] mean = network.runningMean(layer);
        float[] variance = network.runningVariance(layer);
        double[] factor = new double[mean.length];
        float[] bias = new float[mean.length];
        for (int k = 0; k < mean.length; k++) {
            factor[k] = gamma[k] / Math.sqrt(variance[k] + EmbeddingNetwork.VARIANCE_FLOOR);
            bias[k] = (float) (beta[k] - factor[k] * mean[k]);
        }
        for (String part : parts()) {
            float[] weight = Objects.requireNonNull(parameters.get("hidden" + layer + part));
            put("layer." + layer + part, turned(weight, factor), weight.length / factor.length, factor.length);
        }
        put("layer." + layer + ".bias", bias);
    }

    /** Leaves out the direct output, which comes after the embedding, unless it is read too. */
    private void output(int layer, Map<String, float[]> parameters) {
        float[] bias = Objects.requireNonNull(parameters.get("output.bias"));
        int odd = plan.network().oddSize();
        boolean direct = plan.readout().directScale() > 0;
        int even = plan.network().embeddingSize() - odd + (direct ? AXES : 0);
        for (String part : parts()) {
            double[] factor = new double[part.equals(WEIGHT) ? even : odd];
            for (int k = 0; k < factor.length; k++) {
                factor[k] =
                        k < plan.network().embeddingSize() ? 1 : plan.readout().directScale();
            }
            float[] weight = Objects.requireNonNull(parameters.get("output" + part));
            int inputs = plan.network().hidden().get(layer - 1);
            float[] kept = Arrays.copyOf(weight, inputs * factor.length);
            put("layer." + layer + part, turned(kept, factor), inputs, factor.length);
        }
        float[] shift = Arrays.copyOf(bias, even);
        for (int k = plan.network().embeddingSize(); k < even; k++) {
            shift[k] *= (float) plan.readout().directScale();
        }
        put("layer." + layer + ".bias", shift);
    }

    private List<String> parts() {
        return plan.network().symmetric() ? List.of(WEIGHT, ODD_WEIGHT) : List.of(WEIGHT);
    }

    /** From neuron by neuron to input by input, every neuron scaled. */
    private static float[] turned(float[] weight, double[] factor) {
        int inputs = weight.length / factor.length;
        float[] turned = new float[weight.length];
        for (int k = 0; k < factor.length; k++) {
            for (int i = 0; i < inputs; i++) {
                turned[i * factor.length + k] = (float) (factor[k] * weight[k * inputs + i]);
            }
        }
        return turned;
    }
}
