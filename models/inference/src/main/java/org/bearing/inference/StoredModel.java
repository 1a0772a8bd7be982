package org.bearing.inference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;

/**
 * A model as it lies on disk, for what makes new models out of it; {@link EmbeddingModel} is what runs.
 *
 * @param manifest what it says about itself
 * @param tensors its weights by name, as {@link ModelFiles} describes, checked against the manifest
 * @param plan how it was trained, as JSON; empty where that is not known
 */
public record StoredModel(ModelManifest manifest, Map<String, Tensor> tensors, Optional<String> plan) {
    static final String PLAN_SUFFIX = ".plan.json";

    public StoredModel {
        tensors = Map.copyOf(tensors);
    }

    /**
     * Reads a model by what a user wrote: the name of a bundled one, or the path of a {@code .safetensors} file.
     *
     * @param nameOrPath name or path
     * @return the model
     * @throws ConfigurationException if there is no such model, or its files do not fit each other
     * @throws BearingException if a file is missing, unreadable or damaged
     */
    public static StoredModel find(String nameOrPath) {
        if (!nameOrPath.endsWith(ModelFiles.WEIGHTS_SUFFIX)) {
            ModelManifest manifest = BundledModels.manifest(nameOrPath);
            String file = nameOrPath + ModelFiles.WEIGHTS_SUFFIX;
            Map<String, Tensor> tensors =
                    Safetensors.parse(BundledModels.resource(nameOrPath, ModelFiles.WEIGHTS_SUFFIX), file);
            return checked(manifest, tensors, BundledModels.text(nameOrPath, PLAN_SUFFIX), file);
        }
        Path weights = Path.of(nameOrPath);
        ModelManifest manifest = ManifestFile.read(ModelFiles.manifestOf(weights));
        return checked(manifest, Safetensors.read(weights), planOf(weights), nameOrPath);
    }

    private static StoredModel checked(
            ModelManifest manifest, Map<String, Tensor> tensors, Optional<String> plan, String file) {
        new TensorCheck(manifest, tensors, file).check();
        return new StoredModel(manifest, tensors, plan);
    }

    private static Optional<String> planOf(Path weights) {
        Path file = planFile(weights);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (java.io.IOException e) {
            throw new BearingException(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Path planFile(Path weights) {
        String name = String.valueOf(weights.getFileName());
        String stem = name.substring(0, name.length() - ModelFiles.WEIGHTS_SUFFIX.length());
        return weights.resolveSibling(stem + PLAN_SUFFIX);
    }

    /**
     * One of the tensors.
     *
     * @param name as {@link ModelFiles} has it
     * @return its values, live; do not change them
     * @throws NullPointerException if the model has none of that name
     */
    public float[] values(String name) {
        return Objects.requireNonNull(tensors.get(name), name).values();
    }

    /**
     * The same with other words about itself.
     *
     * @param other what it says; of the same shape
     * @return the model
     */
    public StoredModel with(ModelManifest other) {
        return new StoredModel(other, tensors, plan);
    }

    /** {@return the model as it runs} */
    public EmbeddingModel running() {
        return EmbeddingModel.of(manifest, tensors);
    }

    /**
     * The model as it runs with certain kernels, for benchmarks.
     *
     * @param kernels what computes its network
     * @return the model
     */
    public EmbeddingModel running(DenseKernels kernels) {
        return EmbeddingModel.with(manifest, tensors, kernels);
    }

    /**
     * Writes the model's files, the plan too where there is one.
     *
     * @param folder where {@code NAME.safetensors}, {@code NAME.json} and {@code NAME.plan.json} go; has to exist
     * @return the path of the weights
     * @throws BearingException if they cannot be written
     */
    public Path write(Path folder) {
        plan.ifPresent(text ->
                WholeFile.write(folder.resolve(manifest.name() + PLAN_SUFFIX), text.getBytes(StandardCharsets.UTF_8)));
        return ModelFiles.write(manifest, tensors, folder);
    }
}
