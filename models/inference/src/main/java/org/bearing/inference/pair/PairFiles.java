package org.bearing.inference.pair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;
import org.jspecify.annotations.Nullable;

/** The two files of a pair model, side by side: {@code NAME.safetensors} and {@code NAME.json}. */
public final class PairFiles {
    /** Name of the bundled model. */
    public static final String BUNDLED = "spaced-pair";

    private static final String FOLDER = "org/bearing/inference/models/pair/";
    private static final String WEIGHTS = ".safetensors";
    private static final String MANIFEST = ".json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PairFiles() {}

    private static final class Holder {
        static final PairModel MODEL =
                parse(resource(BUNDLED + MANIFEST), resource(BUNDLED + WEIGHTS), BUNDLED + WEIGHTS);
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
        String name = String.valueOf(weights.getFileName());
        String stem = name.endsWith(WEIGHTS) ? name.substring(0, name.length() - WEIGHTS.length()) : name;
        return parse(bytes(weights.resolveSibling(stem + MANIFEST)), bytes(weights), weights.toString());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BearingException(
                    file + " cannot be read (" + e.getMessage()
                            + "); a model is a .safetensors file with a .json beside it.",
                    e);
        }
    }

    private static byte[] resource(String name) {
        try (@Nullable InputStream in = PairFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + FOLDER + name + ": build it anew.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private static PairModel parse(byte[] text, byte[] bytes, String file) {
        PairManifest manifest = manifest(text, file);
        Map<String, Tensor> tensors = Safetensors.parse(bytes, file);
        if (!sha256(bytes).equals(manifest.weightsSha256())) {
            throw new ConfigurationException(file
                    + " is not the file that its manifest was written for (the checksums differ); use the two files"
                    + " of one model.");
        }
        return PairModel.of(manifest, tensors, file);
    }

    private static PairManifest manifest(byte[] text, String file) {
        try {
            return JSON.readValue(text, PairManifest.class);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
            throw new ConfigurationException(
                    "The manifest beside " + file + " does not describe a pair model (" + why
                            + "); export the model again.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
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
        PairManifest m = model.manifest();
        Map<String, Tensor> halved = new LinkedHashMap<>();
        model.tensors().keySet().stream().sorted().forEach(name -> {
            Tensor tensor = model.tensors().get(name);
            int[] shape = new int[tensor.rank()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = tensor.size(i);
            }
            halved.put(name, Tensor.of(Dtype.F16, tensor.values(), shape));
        });
        byte[] bytes = SafetensorsWriter.bytes(halved, Map.of("name", m.name(), "format", "bearing"));
        PairManifest signed = new PairManifest(
                m.format(),
                m.name(),
                m.cues(),
                m.hidden(),
                m.classes(),
                m.latent(),
                m.leastSpacingM(),
                m.mostSpacingM(),
                m.trust(),
                m.training(),
                m.configuration(),
                m.validation(),
                sha256(bytes));
        Path weights = folder.resolve(m.name() + WEIGHTS);
        WholeFile.write(weights, bytes);
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(signed) + "\n";
            WholeFile.write(folder.resolve(m.name() + MANIFEST), text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest of texts and numbers is always JSON", e);
        }
        return weights;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
