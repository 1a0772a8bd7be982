package org.bearing.inference.pair.printed;

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

/** The two files of a pair method's model, side by side: {@code NAME.safetensors} and {@code NAME.json}. */
public final class PrintedPairFiles {
    private static final String FOLDER = "org/bearing/inference/models/pair/";
    private static final String WEIGHTS = ".safetensors";
    private static final String MANIFEST = ".json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private PrintedPairFiles() {}

    /**
     * Loads the bundled model of a method.
     *
     * @param kind which method
     * @return the model
     */
    public static PrintedPairModel bundled(PairKind kind) {
        String name = kind.label();
        return parse(kind, resource(name + MANIFEST), resource(name + WEIGHTS), name + WEIGHTS);
    }

    /**
     * Tells what the bundled model of a method says about itself.
     *
     * @param kind which method
     * @return its manifest
     */
    public static PrintedPairManifest manifest(PairKind kind) {
        return manifest(resource(kind.label() + MANIFEST), kind.label() + WEIGHTS);
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
        String name = weights.getFileName().toString();
        String stem = name.endsWith(WEIGHTS) ? name.substring(0, name.length() - WEIGHTS.length()) : name;
        Path manifest = weights.resolveSibling(stem + MANIFEST);
        return parse(kind, bytes(manifest), bytes(weights), weights.toString());
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
        try (@Nullable InputStream in = PrintedPairFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + FOLDER + name + ": build it anew.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private static PrintedPairModel parse(PairKind kind, byte[] text, byte[] bytes, String file) {
        PrintedPairManifest manifest = manifest(text, file);
        if (manifest.kind() != kind) {
            throw new ConfigurationException(
                    file + " is a model for method = \"" + manifest.kind().label() + "\", expected \"" + kind.label()
                            + "\"; choose the other method or model.");
        }
        Map<String, Tensor> tensors = Safetensors.parse(bytes, file);
        if (!sha256(bytes).equals(manifest.weightsSha256())) {
            throw new ConfigurationException(
                    file + " has the checksum " + sha256(bytes).substring(0, 12)
                            + "..., its manifest was written for "
                            + manifest.weightsSha256().substring(0, 12) + "...; use the two files of one model.");
        }
        return PrintedPairModel.of(manifest, tensors, file);
    }

    private static PrintedPairManifest manifest(byte[] text, String file) {
        try {
            return JSON.readValue(text, PrintedPairManifest.class);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
            throw new ConfigurationException(
                    "The manifest beside " + file + " does not describe a pair method's model (" + why
                            + "); export the model again.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
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
        Map<String, Tensor> halved = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> halved.put(name, name.endsWith(".weight") ? half(tensor) : tensor));
        Path weights = folder.resolve(manifest.name() + WEIGHTS);
        byte[] bytes = SafetensorsWriter.bytes(halved, Map.of("name", manifest.name(), "format", "bearing"));
        WholeFile.write(weights, bytes);
        try {
            PrintedPairManifest last = manifest.withWeightsSha256(sha256(bytes));
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(last) + "\n";
            WholeFile.write(folder.resolve(manifest.name() + MANIFEST), text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest of texts and numbers is always JSON", e);
        }
        return weights;
    }

    private static Tensor half(Tensor tensor) {
        int[] shape = new int[tensor.rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return Tensor.of(Dtype.F16, tensor.values(), shape);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
