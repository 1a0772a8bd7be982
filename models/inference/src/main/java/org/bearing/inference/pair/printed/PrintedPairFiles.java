package org.bearing.inference.pair.printed;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.DescribedWeights;
import org.bearing.inference.weights.Tensor;

/** The two files of a pair method's model, side by side: {@code NAME.safetensors} and {@code NAME.json}. */
public final class PrintedPairFiles {
    private static final DescribedWeights<PrintedPairManifest> FILES = new DescribedWeights<>(
            PrintedPairManifest.class, "pair/", "a pair method's model", PrintedPairManifest::weightsSha256);

    private PrintedPairFiles() {}

    /**
     * Loads the bundled model of a method.
     *
     * @param kind which method
     * @return the model
     */
    public static PrintedPairModel bundled(PairKind kind) {
        return model(kind, FILES.bundled(kind.label()));
    }

    /**
     * Tells what the bundled model of a method says about itself.
     *
     * @param kind which method
     * @return its manifest
     */
    public static PrintedPairManifest manifest(PairKind kind) {
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
    public static PrintedPairModel load(PairKind kind, Path weights) {
        return model(kind, FILES.load(weights));
    }

    private static PrintedPairModel model(PairKind kind, DescribedWeights.Parts<PrintedPairManifest> parts) {
        PairKind found = parts.manifest().kind();
        if (found != kind) {
            throw new ConfigurationException(parts.file() + " is a model for method = \"" + found.label()
                    + "\", expected \"" + kind.label() + "\"; choose the other method or model.");
        }
        return PrintedPairModel.of(parts.manifest(), parts.tensors(), parts.file());
    }

    /**
     * Writes both files, the manifest last.
     *
     * @param manifest what the model is; its checksum is replaced
     * @param tensors as {@link PrintedPairModel} lists them, and others that belong to it; those named {@code .weight} are stored as F16
     * @param folder where {@code NAME.safetensors} and {@code NAME.json} go
     * @return the path of the weights
     * @throws BearingException if they cannot be written
     */
    public static Path write(PrintedPairManifest manifest, Map<String, Tensor> tensors, Path folder) {
        PrintedPairModel.of(manifest, tensors, manifest.name());
        Map<String, Tensor> halved = new LinkedHashMap<>(tensors);
        halved.replaceAll((name, tensor) -> name.endsWith(".weight") ? tensor.halved() : tensor);
        return FILES.write(manifest.name(), halved, manifest::withWeightsSha256, folder);
    }
}
