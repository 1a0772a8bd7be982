package org.bearing.training.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bearing.geometry.BearingException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;

/**
 * Some examples, one after the other, as one safetensors file: {@code features} [n, cues] and {@code labels} [n, number
 * of {@link ExampleLabel}], both float32.
 */
public final class ExampleShard {
    private static final String FEATURES = "features";
    private static final String LABELS = "labels";

    private final int examples;
    private final int width;
    private final float[] features;
    private final float[] labels;

    /**
     * Makes an empty shard.
     *
     * @param examples rows
     * @param width cues per row
     */
    public ExampleShard(int examples, int width) {
        this(examples, width, new float[examples * width], new float[examples * ExampleLabel.count()]);
    }

    private ExampleShard(int examples, int width, float[] features, float[] labels) {
        this.examples = examples;
        this.width = width;
        this.features = features;
        this.labels = labels;
    }

    /**
     * Reads a shard.
     *
     * @param file its file
     * @param width cues expected per row
     * @return the shard
     * @throws BearingException if it is missing, damaged or of another width
     */
    public static ExampleShard read(Path file, int width) {
        Map<String, Tensor> tensors = Safetensors.read(file);
        Tensor features = tensors.get(FEATURES);
        Tensor labels = tensors.get(LABELS);
        if (features == null || labels == null || features.rank() != 2 || features.size(1) != width) {
            throw new BearingException(
                    file + " is no shard of examples with " + width + " cues; remove it and build it again.");
        }
        return new ExampleShard(features.size(0), width, features.values(), labels.values());
    }

    /**
     * Writes the shard, whole or not at all.
     *
     * @param file its file
     * @throws BearingException if it cannot be written
     */
    public void write(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(FEATURES, Tensor.of(Dtype.F32, features, examples, width));
        tensors.put(LABELS, Tensor.of(Dtype.F32, labels, examples, ExampleLabel.count()));
        SafetensorsWriter.write(file, tensors, Map.of());
    }

    /** {@return number of rows} */
    public int examples() {
        return examples;
    }

    /**
     * Sets a row; different threads may set different rows.
     *
     * @param row its number
     * @param cues the cues
     * @param about the labels
     */
    public void set(int row, float[] cues, float[] about) {
        System.arraycopy(cues, 0, features, row * width, width);
        System.arraycopy(about, 0, labels, row * ExampleLabel.count(), ExampleLabel.count());
    }

    /**
     * Copies a row's cues.
     *
     * @param row its number
     * @param into receives them
     */
    public void features(int row, float[] into) {
        System.arraycopy(features, row * width, into, 0, width);
    }

    /**
     * Tells a label.
     *
     * @param row its number
     * @param label which
     * @return its value
     */
    public float label(int row, ExampleLabel label) {
        return labels[row * ExampleLabel.count() + label.column()];
    }
}
