package org.bearing.inference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.inference.manifest.ManifestFile;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;
import org.bearing.inference.weights.WholeFile;

/**
 * The two files of a model, side by side: {@code NAME.safetensors} and its manifest {@code NAME.json}.
 *
 * <table>
 * <caption>Tensors of an embedding; n = size of the cue vector, layer i from a to b values</caption>
 * <tr><th>name</th><th>shape</th><th>meaning</th></tr>
 * <tr><td>{@code input.mean}</td><td>[n]</td><td>subtracted from the cues; in a symmetric network these are split, the even ones first</td></tr>
 * <tr><td>{@code input.deviation}</td><td>[n]</td><td>then divides them, above 0; head-radius inputs follow (the even ones) as they are</td></tr>
 * <tr><td>{@code layer.I.weight}</td><td>[a, b]</td><td>outputs = inputs (a row) times this</td></tr>
 * <tr><td>{@code layer.I.odd_weight}</td><td>[a, b]</td><td>in a symmetric network: that of the odd part; the one above
 * is then that of the even part</td></tr>
 * <tr><td>{@code layer.I.weight.scale}, {@code layer.I.odd_weight.scale}</td><td>[b]</td><td>only where that weight is I8:
 * multiplies its columns</td></tr>
 * <tr><td>{@code layer.I.bias}</td><td>[b]</td><td>added (to the even part); I counts from 0; batch normalisation is folded in</td></tr>
 * <tr><td>{@code neighbours.embedding}</td><td>[count, dimension]</td><td>points of the neighbour set; symmetric if the network is</td></tr>
 * <tr><td>{@code neighbours.direction}</td><td>[count, 3]</td><td>their unit vectors, SOFA axes</td></tr>
 * </table>
 */
public final class ModelFiles {
    static final String INPUT_MEAN = "input.mean";
    static final String INPUT_DEVIATION = "input.deviation";
    static final String NEIGHBOUR_EMBEDDING = "neighbours.embedding";
    static final String NEIGHBOUR_DIRECTION = "neighbours.direction";
    static final String WEIGHTS_SUFFIX = ".safetensors";
    static final String MANIFEST_SUFFIX = ".json";

    private ModelFiles() {}

    static String weightName(int layer) {
        return "layer." + layer + ".weight";
    }

    static String oddWeightName(int layer) {
        return "layer." + layer + ".odd_weight";
    }

    /** {@return the tensor that multiplies the columns of a weight in eight bits} */
    static String scaleName(String weight) {
        return weight + ".scale";
    }

    static String biasName(int layer) {
        return "layer." + layer + ".bias";
    }

    /**
     * Writes both files, checked first; the manifest last.
     *
     * @param manifest what the model is; its checksum is replaced
     * @param tensors as in the table above
     * @param folder where {@code NAME.safetensors} and {@code NAME.json} go
     * @return the path of the weights
     * @throws BearingException if they cannot be written
     */
    public static Path write(ModelManifest manifest, Map<String, Tensor> tensors, Path folder) {
        Path weights = folder.resolve(manifest.name() + WEIGHTS_SUFFIX);
        new TensorCheck(manifest, tensors, weights.toString()).check();
        byte[] bytes = SafetensorsWriter.bytes(tensors, Map.of("name", manifest.name(), "format", "bearing"));
        WholeFile.write(weights, bytes);
        ManifestFile.write(manifest.withWeightsSha256(sha256(bytes)), manifestOf(weights));
        return weights;
    }

    /**
     * The manifest's path.
     *
     * @param weights path of the weights, ending in {@code .safetensors}
     * @return the path beside it, ending in {@code .json}
     */
    public static Path manifestOf(Path weights) {
        String name = weights.getFileName().toString();
        String stem = name.endsWith(WEIGHTS_SUFFIX) ? name.substring(0, name.length() - WEIGHTS_SUFFIX.length()) : name;
        return weights.resolveSibling(stem + MANIFEST_SUFFIX);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
