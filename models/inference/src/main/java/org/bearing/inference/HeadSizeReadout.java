package org.bearing.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;

/**
 * Reads the head's size from the last hidden layer of an embedding that was not told it: there, delays and levels have
 * already been set against each other, and a head that is larger has more delay for the same level. A linear read-out of
 * the even part and of the magnitudes of the odd part; immutable.
 *
 * <p>Lies beside the model as {@code NAME.head-size.safetensors}: {@code head_size.weight} [features] and
 * {@code head_size.constants} [6] = bias, slope, window noise, head noise, spread of heads, radius that gives 0 in m.
 *
 * @param weight one per feature
 * @param constants the rest
 */
public record HeadSizeReadout(Tensor weight, Constants constants) {
    private static final String SUFFIX = ".head-size.safetensors";
    private static final String WEIGHT = "head_size.weight";
    private static final String CONSTANTS = "head_size.constants";
    private static final int CONSTANT_COUNT = 6;

    /**
     * How a window's reading p relates to theta, the logarithm of the head's radius over the central one: p = slope theta +
     * head noise + window noise.
     *
     * @param bias added to the weighted features
     * @param slope reading per theta, above 0
     * @param windowNoise deviation from window to window, above 0
     * @param headNoise deviation from head to head that no number of windows takes away, above 0
     * @param spread deviation of theta among people, above 0
     * @param centreM radius that gives theta = 0, above 0, m
     */
    public record Constants(
            double bias, double slope, double windowNoise, double headNoise, double spread, double centreM) {
        public Constants {
            if (!(slope > 0 && windowNoise > 0 && headNoise > 0 && spread > 0 && centreM > 0)) {
                throw new IllegalArgumentException("all but the bias must be above 0: " + slope + ", " + windowNoise
                        + ", " + headNoise + ", " + spread + ", " + centreM);
            }
        }
    }

    /**
     * Finds the read-out of a model.
     *
     * @param nameOrPath name of a bundled model or the path of its weights
     * @return the read-out, if the model has one
     * @throws BearingException if the file is unreadable or damaged
     */
    public static Optional<HeadSizeReadout> find(String nameOrPath) {
        if (!nameOrPath.endsWith(ModelFiles.WEIGHTS_SUFFIX)) {
            return BundledModels.has(nameOrPath, SUFFIX)
                    ? Optional.of(of(
                            Safetensors.parse(BundledModels.resource(nameOrPath, SUFFIX), nameOrPath + SUFFIX),
                            nameOrPath + SUFFIX))
                    : Optional.empty();
        }
        Path file = beside(Path.of(nameOrPath));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Safetensors.parse(Files.readAllBytes(file), file.toString()), file.toString()));
        } catch (IOException e) {
            throw new BearingException(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Where the read-out of a model lies.
     *
     * @param weights path of the model's weights
     * @return the path beside it
     */
    public static Path beside(Path weights) {
        String name = String.valueOf(weights.getFileName());
        return weights.resolveSibling(name.substring(0, name.length() - ModelFiles.WEIGHTS_SUFFIX.length()) + SUFFIX);
    }

    private static HeadSizeReadout of(Map<String, Tensor> tensors, String file) {
        Tensor weight = tensors.get(WEIGHT);
        Tensor constants = tensors.get(CONSTANTS);
        if (weight == null || weight.rank() != 1 || constants == null || !constants.hasShape(CONSTANT_COUNT)) {
            throw new ConfigurationException(
                    file + " is no read-out of the head's size (" + WEIGHT + ", " + CONSTANTS + "); fit it again.");
        }
        float[] c = constants.values();
        try {
            return new HeadSizeReadout(weight, new Constants(c[0], c[1], c[2], c[3], c[4], c[5]));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(file + ": " + e.getMessage() + "; fit it again.", e);
        }
    }

    /**
     * Writes the read-out.
     *
     * @param file as {@link #beside} names it
     * @throws BearingException if it cannot be written
     */
    public void write(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(WEIGHT, weight);
        float[] c = {
            (float) constants.bias(),
            (float) constants.slope(),
            (float) constants.windowNoise(),
            (float) constants.headNoise(),
            (float) constants.spread(),
            (float) constants.centreM()
        };
        tensors.put(CONSTANTS, Tensor.of(Dtype.F32, c, CONSTANT_COUNT));
        SafetensorsWriter.write(file, tensors, Map.of());
    }

    /**
     * Reads a window; allocates nothing.
     *
     * @param even even part of the last hidden layer
     * @param odd its odd part; of no length in a plain network
     * @param evenSize values of the even part that count
     * @param oddSize values of the odd part that count
     * @return the reading p
     */
    public double read(float[] even, float[] odd, int evenSize, int oddSize) {
        float[] w = weight.values();
        float sum = 0;
        for (int i = 0; i < evenSize; i++) {
            sum += w[i] * even[i];
        }
        for (int i = 0; i < oddSize; i++) {
            sum += w[evenSize + i] * Math.abs(odd[i]);
        }
        return sum + constants.bias();
    }
}
