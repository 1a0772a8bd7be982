package org.bearing.inference.pair;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.DescribedWeights;
import org.bearing.inference.weights.Tensor;

/** The two files of a pair model, side by side: {@code NAME.safetensors} and {@code NAME.json}. */
public final class PairFiles {
    /** Name of the bundled model. */
    public static final String BUNDLED = "spaced-pair";

    private static final DescribedWeights<PairManifest> FILES =
            new DescribedWeights<>(PairManifest.class, "pair/", "a pair model", PairManifest::weightsSha256);

    private PairFiles() {}

    private static final class Holder {
        static final PairModel MODEL = model(FILES.bundled(BUNDLED));
    }

    private static PairModel model(DescribedWeights.Parts<PairManifest> parts) {
        return PairModel.of(parts.manifest(), parts.tensors(), parts.file());
    }

    /** {@return what the bundled model says about itself} */
    public static PairManifest manifest() {
        return FILES.manifest(BUNDLED);
    }

    /** {@return the bundled model, shared by all who ask} */
    public static PairModel bundled() {
        return Holder.MODEL;
    }

    /**
     * Loads a model of a user.
     *
     * @param weights path of its {@code .safetensors} file; the manifest lies beside
     * @return the model
     * @throws BearingException if a file is missing, unreadable or damaged
     * @throws ConfigurationException if it is another kind of model, or the files do not fit each other
     */
    public static PairModel load(Path weights) {
        return model(FILES.load(weights));
    }

    /**
     * Writes both files, the manifest last.
     *
     * @param model weights are stored as F16; the checksum in its manifest does not matter
     * @param folder where {@code NAME.safetensors} and {@code NAME.json} go
     * @return the path of the weights
     * @throws BearingException if they cannot be written
     */
    public static Path write(PairModel model, Path folder) {
        PairManifest manifest = model.manifest();
        Map<String, Tensor> halved = new TreeMap<>(model.tensors());
        halved.replaceAll((name, tensor) -> tensor.halved());
        return FILES.write(manifest.name(), halved, manifest::withWeightsSha256, folder);
    }
}
