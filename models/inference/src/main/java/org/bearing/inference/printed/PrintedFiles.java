package org.bearing.inference.printed;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.DescribedWeights;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.weights.Tensor;

/** The two files of a printed method's model, side by side: {@code NAME.safetensors} and {@code NAME.json}. */
public final class PrintedFiles {
    private static final DescribedWeights<PrintedManifest> FILES = new DescribedWeights<>(
            PrintedManifest.class, "printed/", "a printed method's model", PrintedManifest::weightsSha256);

    private PrintedFiles() {}

    /**
     * A model with what is needed to run it.
     *
     * @param model the weights
     * @param manifest what it says about itself
     */
    public record Loaded(PrintedModel model, PrintedManifest manifest) {}

    /**
     * Loads the bundled model of a method.
     *
     * @param kind which method
     * @return the model
     */
    public static Loaded bundled(PrintedKind kind) {
        return loaded(kind, FILES.bundled(kind.label()));
    }

    /**
     * Tells what the bundled model of a method says about itself.
     *
     * @param kind which method
     * @return its manifest
     */
    public static PrintedManifest manifest(PrintedKind kind) {
        return FILES.manifest(kind.label());
    }

    /**
     * Loads a model of a user.
     *
     * @param kind the method that it has to be of
     * @param weights path of its {@code .safetensors} file; the manifest lies beside
     * @return the model
     * @throws BearingException if a file is missing, unreadable or damaged
     * @throws ConfigurationException if it is another kind of model, or the files do not fit each other
     */
    public static Loaded load(PrintedKind kind, Path weights) {
        return loaded(kind, FILES.load(weights));
    }

    private static Loaded loaded(PrintedKind kind, DescribedWeights.Parts<PrintedManifest> parts) {
        PrintedManifest manifest = parts.manifest();
        if (manifest.shape().kind() != kind || manifest.shape().width() != CueSpec.TANG.size()) {
            throw new ConfigurationException(parts.file() + " is a model for method = \""
                    + manifest.shape().kind().label() + "\" of "
                    + manifest.shape().width()
                    + " cues, expected \"" + kind.label() + "\" of " + CueSpec.TANG.size()
                    + "; choose the other method or model.");
        }
        return new Loaded(PrintedModel.of(manifest.shape(), parts.tensors(), parts.file()), manifest);
    }

    /**
     * Writes both files, the manifest last.
     *
     * @param model weights; matrices and LEM's cues are stored as F16
     * @param trust how far it can be trusted
     * @param training where it comes from
     * @param configuration the method's settings in training
     * @param validation errors on the validation scenes, in words
     * @param folder where {@code NAME.safetensors} and {@code NAME.json} go, named like the method
     * @return the path of the weights
     * @throws BearingException if they cannot be written
     */
    public static Path write(
            PrintedModel model,
            PrintedTrust trust,
            TrainingRecord training,
            List<String> configuration,
            List<String> validation,
            Path folder) {
        String name = model.spec().kind().label();
        return FILES.write(
                name,
                halved(model),
                checksum -> new PrintedManifest(
                        PrintedManifest.FORMAT,
                        name,
                        PrintedManifest.CUES,
                        model.spec(),
                        trust,
                        training,
                        configuration,
                        validation,
                        checksum),
                folder);
    }

    /** Embeddings and angles stay exact: they are small, and neighbours lie close together. */
    private static Map<String, Tensor> halved(PrintedModel model) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        model.tensors().keySet().stream().sorted().forEach(name -> {
            Tensor tensor = model.tensors().get(name);
            boolean large = name.endsWith(".weight") || name.equals(PrintedTensors.CUES);
            out.put(name, large ? tensor.halved() : tensor);
        });
        return out;
    }
}
