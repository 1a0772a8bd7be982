package org.bearing.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bearing.cues.CueMirror;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.manifest.Calibration;
import org.bearing.inference.manifest.HeadRadiusSpec;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.neighbours.Hemisphere;
import org.bearing.inference.neighbours.NeighbourSet;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.Tensor;

/** A trained embedding of cues with its neighbour set; immutable, shared by any number of methods and threads. */
public final class EmbeddingModel {
    private final ModelManifest manifest;
    private final float[] inputMean;
    private final float[] inputScale;
    private final Network network;
    private final float[] points;
    private final float[] directions;

    /** Made when first asked for; immutable, so all methods share one. */
    private final Map<Hemisphere, NeighbourSet> sets;

    private EmbeddingModel(ModelManifest manifest, Map<String, Tensor> tensors, Network network) {
        this.manifest = manifest;
        this.inputMean = values(tensors, ModelFiles.INPUT_MEAN);
        this.inputScale = values(tensors, ModelFiles.INPUT_DEVIATION).clone();
        for (int i = 0; i < inputScale.length; i++) {
            inputScale[i] = 1 / inputScale[i];
        }
        this.network = network;
        this.points = values(tensors, ModelFiles.NEIGHBOUR_EMBEDDING);
        this.directions = values(tensors, ModelFiles.NEIGHBOUR_DIRECTION);
        this.sets = new ConcurrentHashMap<>();
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name)).values();
    }

    /**
     * Makes a model from tensors in memory.
     *
     * @param manifest what it is; its checksum is not looked at
     * @param tensors its weights, as {@link ModelFiles} describes; kept
     * @return the model
     * @throws ConfigurationException if they do not fit each other
     */
    public static EmbeddingModel of(ModelManifest manifest, Map<String, Tensor> tensors) {
        return of(manifest, tensors, manifest.name());
    }

    private static EmbeddingModel of(ModelManifest manifest, Map<String, Tensor> tensors, String file) {
        new TensorCheck(manifest, tensors, file).check();
        return new EmbeddingModel(manifest, tensors, Network.of(manifest.network(), tensors));
    }

    /** A model that stays with certain kernels, for tests and benchmarks. */
    static EmbeddingModel with(ModelManifest manifest, Map<String, Tensor> tensors, DenseKernels kernels) {
        return new EmbeddingModel(manifest, tensors, Network.with(manifest.network(), tensors, kernels));
    }

    /**
     * Reads a model: the weights and the manifest beside them.
     *
     * @param weights path of a {@code .safetensors} file
     * @return the model
     * @throws BearingException if a file is missing, unreadable or damaged
     * @throws ConfigurationException if it is another kind of file, or the two do not fit each other
     */
    public static EmbeddingModel load(Path weights) {
        ModelManifest manifest = ManifestFile.read(ModelFiles.manifestOf(weights));
        try {
            return parse(manifest, Files.readAllBytes(weights), weights.toString());
        } catch (NoSuchFileException e) {
            throw new BearingException(weights + " does not exist; give the path of a safetensors file.", e);
        } catch (IOException e) {
            throw new BearingException(weights + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    static EmbeddingModel parse(ModelManifest manifest, byte[] bytes, String file) {
        Map<String, Tensor> tensors = Safetensors.parse(bytes, file);
        EmbeddingModel model = of(manifest, tensors, file);
        String sha256 = ModelFiles.sha256(bytes);
        if (!sha256.equals(manifest.weightsSha256())) {
            throw new ConfigurationException(file + " has the checksum " + sha256.substring(0, 12)
                    + "..., its manifest was written for "
                    + manifest.weightsSha256().substring(0, 12)
                    + "...; use the two files of one model.");
        }
        return model;
    }

    /** {@return what the model says about itself} */
    public ModelManifest manifest() {
        return manifest;
    }

    /** {@return its network} */
    public Network network() {
        return network;
    }

    /**
     * The same with other constants of trust.
     *
     * @param calibration how far the model can be trusted
     * @return the model; it shares everything else
     */
    public EmbeddingModel withCalibration(Calibration calibration) {
        return new EmbeddingModel(manifest.withCalibration(calibration), this);
    }

    /**
     * The same with another average head, for where the radius is not known.
     *
     * @param averageM its Woodworth radius, m
     * @return the model; it shares everything else
     */
    public EmbeddingModel withAverageRadius(double averageM) {
        HeadRadiusSpec radius = manifest.headRadius();
        return new EmbeddingModel(
                manifest.withHeadRadius(
                        new HeadRadiusSpec(radius.input(), radius.centreM(), radius.scaleM(), averageM)),
                this);
    }

    private EmbeddingModel(ModelManifest manifest, EmbeddingModel same) {
        this.manifest = manifest;
        this.inputMean = same.inputMean;
        this.inputScale = same.inputScale;
        this.network = same.network;
        this.points = same.points;
        this.directions = same.directions;
        this.sets = same.sets;
    }

    /**
     * Builds the part of the neighbour set that a method considers.
     *
     * @param hemisphere which directions are considered
     * @return the set
     * @throws ConfigurationException if it holds fewer neighbours than are averaged
     */
    public NeighbourSet neighbours(Hemisphere hemisphere) {
        NeighbourSet set = sets.computeIfAbsent(
                hemisphere, part -> new NeighbourSet(manifest.neighbours().dimension(), points, directions, part));
        if (set.size() < manifest.neighbours().nearest()) {
            throw new ConfigurationException(
                    "The model " + manifest.name() + " has " + set.size() + " neighbours in front, but averages "
                            + manifest.neighbours().nearest() + "; use another model.");
        }
        return set;
    }

    /**
     * Brings cues into the order and scale of the network's input and adds what is known of the head.
     *
     * @param cues cue vector; overwritten
     * @param radiusM head radius, m; NaN where it is not known
     * @param out receives the network's input
     */
    public void input(float[] cues, double radiusM, float[] out) {
        int size = inputMean.length;
        int odd = manifest.network().oddInputs();
        if (odd > 0) {
            CueMirror.split(manifest.cues(), cues, out);
            System.arraycopy(out, 0, cues, 0, size);
        }
        int even = size - odd;
        scale(cues, 0, even, out, 0);
        tellRadius(radiusM, out);
        scale(cues, even, size, out, manifest.headRadius().inputs());
    }

    /**
     * Changes what an input says of the head.
     *
     * @param radiusM head radius, m; NaN where it is not known
     * @param input of the network; stays as it is if the network does not take the radius
     */
    public void tellRadius(double radiusM, float[] input) {
        HeadRadiusSpec spec = manifest.headRadius();
        if (spec.input()) {
            int even = inputMean.length - manifest.network().oddInputs();
            boolean known = !Double.isNaN(radiusM);
            input[even] = known ? (float) ((radiusM - spec.centreM()) / spec.scaleM()) : 0;
            input[even + 1] = known ? 1 : 0;
        }
    }

    private void scale(float[] cues, int from, int to, float[] out, int shift) {
        for (int i = from; i < to; i++) {
            out[i + shift] = (cues[i] - inputMean[i]) * inputScale[i];
        }
    }

    /** {@return what the cue vector holds} */
    public CueSpec cues() {
        return manifest.cues();
    }
}
