package org.bearing.inference.printed;

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
import java.util.List;
import java.util.Map;
import org.bearing.cues.CueSpec;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.manifest.TrainingRecord;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;
import org.jspecify.annotations.Nullable;

/** The two files of a printed method's model, side by side: {@code NAME.safetensors} and {@code NAME.json}. */
public final class PrintedFiles {
    private static final String FOLDER = "org/bearing/inference/models/printed/";
    private static final String WEIGHTS = ".safetensors";
    private static final String MANIFEST = ".json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

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
        String name = kind.label();
        return parse(kind, resource(name + MANIFEST), resource(name + WEIGHTS), name + WEIGHTS);
    }

    /**
     * Tells what the bundled model of a method says about itself.
     *
     * @param kind which method
     * @return its manifest
     */
    public static PrintedManifest manifest(PrintedKind kind) {
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
    public static Loaded load(PrintedKind kind, Path weights) {
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
        try (@Nullable InputStream in = PrintedFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new BearingException("This jar lacks " + FOLDER + name + ": build it anew.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
    }

    private static Loaded parse(PrintedKind kind, byte[] text, byte[] bytes, String file) {
        PrintedManifest manifest = manifest(text, file);
        if (manifest.shape().kind() != kind || manifest.shape().width() != CueSpec.TANG.size()) {
            throw new ConfigurationException(file + " is a model for method = \""
                    + manifest.shape().kind().label() + "\" of "
                    + manifest.shape().width()
                    + " cues, expected \"" + kind.label() + "\" of " + CueSpec.TANG.size()
                    + "; choose the other method or model.");
        }
        Map<String, Tensor> tensors = Safetensors.parse(bytes, file);
        if (!sha256(bytes).equals(manifest.weightsSha256())) {
            throw new ConfigurationException(
                    file + " has the checksum " + sha256(bytes).substring(0, 12)
                            + "..., its manifest was written for "
                            + manifest.weightsSha256().substring(0, 12) + "...; use the two files of one model.");
        }
        return new Loaded(PrintedModel.of(manifest.shape(), tensors, file), manifest);
    }

    private static PrintedManifest manifest(byte[] text, String file) {
        try {
            return JSON.readValue(text, PrintedManifest.class);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
            throw new ConfigurationException(
                    "The manifest beside " + file + " does not describe a printed method's model (" + why
                            + "); export the model again.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
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
        Path weights = folder.resolve(name + WEIGHTS);
        byte[] bytes = SafetensorsWriter.bytes(halved(model), Map.of("name", name, "format", "bearing"));
        WholeFile.write(weights, bytes);
        PrintedManifest manifest = new PrintedManifest(
                PrintedManifest.FORMAT,
                name,
                PrintedManifest.CUES,
                model.spec(),
                trust,
                training,
                configuration,
                validation,
                sha256(bytes));
        try {
            String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
            WholeFile.write(folder.resolve(name + MANIFEST), text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest of texts and numbers is always JSON", e);
        }
        return weights;
    }

    /** Embeddings and angles stay exact: they are small, and neighbours lie close together. */
    private static Map<String, Tensor> halved(PrintedModel model) {
        Map<String, Tensor> out = new LinkedHashMap<>();
        model.tensors().keySet().stream().sorted().forEach(name -> {
            Tensor tensor = model.tensors().get(name);
            boolean large = name.endsWith(".weight") || name.equals(PrintedTensors.CUES);
            out.put(name, large ? Tensor.of(Dtype.F16, tensor.values(), tensor.size(0), tensor.size(1)) : tensor);
        });
        return out;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
