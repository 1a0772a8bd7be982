package org.bearing.inference.manifest;

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
import java.util.Map;
import java.util.function.Function;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * The two files of a model whose manifest is a record, side by side: {@code NAME.safetensors} and {@code NAME.json}, keys in
 * snake case. Immutable; any thread.
 *
 * @param <M> the manifest
 */
public final class DescribedWeights<M> {
    private static final String MODELS = "org/bearing/inference/models/";
    private static final String WEIGHTS = ".safetensors";
    private static final String MANIFEST = ".json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Class<M> type;
    private final String folder;
    private final String what;
    private final Function<M, String> checksum;

    /**
     * Says which models.
     *
     * @param type class of the manifest, a record
     * @param folder of the bundled ones among the models, such as {@code printed/}
     * @param what a manifest describes, for messages, such as "a pair model"
     * @param checksum of the weights in a manifest
     */
    public DescribedWeights(Class<M> type, String folder, String what, Function<M, String> checksum) {
        this.type = type;
        this.folder = MODELS + folder;
        this.what = what;
        this.checksum = checksum;
    }

    /**
     * What the two files hold.
     *
     * @param manifest of the weights
     * @param tensors by name
     * @param file name of the weights' file, for messages
     * @param <M> the manifest
     */
    public record Parts<M>(M manifest, Map<String, Tensor> tensors, String file) {}

    /**
     * Reads a bundled model.
     *
     * @param name of the model
     * @return what its files hold
     */
    public Parts<M> bundled(String name) {
        return parse(resource(name + MANIFEST), resource(name + WEIGHTS), name + WEIGHTS);
    }

    /**
     * Reads a bundled model's manifest alone.
     *
     * @param name of the model
     * @return its manifest
     */
    public M manifest(String name) {
        return manifest(resource(name + MANIFEST), name + WEIGHTS);
    }

    /**
     * Reads a model of a user.
     *
     * @param weights path of its {@code .safetensors} file; the manifest lies beside
     * @return what the files hold
     * @throws BearingException if a file is missing, unreadable or damaged
     * @throws ConfigurationException if the manifest is of another kind, or the files do not fit each other
     */
    public Parts<M> load(Path weights) {
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

    private byte[] resource(String name) {
        try (@Nullable InputStream in = DescribedWeights.class.getClassLoader().getResourceAsStream(folder + name)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + folder + name + ": build it anew.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private Parts<M> parse(byte[] text, byte[] bytes, String file) {
        M manifest = manifest(text, file);
        Map<String, Tensor> tensors = Safetensors.parse(bytes, file);
        String found = sha256(bytes);
        if (!found.equals(checksum.apply(manifest))) {
            throw new ConfigurationException(
                    file + " has the checksum " + found.substring(0, 12) + "..., its manifest was written for "
                            + checksum.apply(manifest).substring(0, 12) + "...; use the two files of one model.");
        }
        return new Parts<>(manifest, tensors, file);
    }

    private M manifest(byte[] text, String file) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
            throw new ConfigurationException(
                    "The manifest beside " + file + " does not describe " + what + " (" + why
                            + "); export the model again.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    /**
     * Writes both files, the manifest last.
     *
     * @param name of the model
     * @param tensors by name, in the order of the file
     * @param manifest gives the manifest for a checksum, 64 hexadecimal digits
     * @param to folder of the files
     * @return the path of the weights
     * @throws BearingException if they cannot be written
     */
    public Path write(String name, Map<String, Tensor> tensors, Function<String, M> manifest, Path to) {
        Path weights = to.resolve(name + WEIGHTS);
        byte[] bytes = SafetensorsWriter.bytes(tensors, Map.of("name", name, "format", "bearing"));
        WholeFile.write(weights, bytes);
        try {
            String text =
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest.apply(sha256(bytes))) + "\n";
            WholeFile.write(to.resolve(name + MANIFEST), text.getBytes(StandardCharsets.UTF_8));
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
