package org.bearing.training.network;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Safetensors;
import org.bearing.inference.weights.SafetensorsWriter;
import org.bearing.inference.weights.Tensor;

/**
 * A run between two epochs: weights, Adam's moments, the best weights so far and counts. As a safetensors file: the weights
 * by their names, with {@code .first}, {@code .second} and {@code .best} after them, and a tensor {@code state} [epochs, steps, epochs since the
 * best, best score, 2 x 16 bits of the plan's checksum].
 */
public final class RunState {
    private static final String STATE = "state";
    private static final int STATE_SIZE = 6;
    private static final int HALF_WORD_BITS = 16;
    private static final int LOW_WORD = 0xFFFF;

    private final List<Parameter> parameters;
    private final Runnable changed;
    private final Map<String, float[]> best = new LinkedHashMap<>();
    private int epochs;
    private long steps;
    private int sinceBest;
    private float bestScore = Float.NEGATIVE_INFINITY;

    /**
     * A run that begins: Adam has seen nothing yet.
     *
     * @param parameters what is trained
     * @param changed told after their values were replaced
     */
    public RunState(List<Parameter> parameters, Runnable changed) {
        this.parameters = List.copyOf(parameters);
        this.changed = changed;
        for (Parameter parameter : parameters) {
            best.put(parameter.name(), parameter.value().clone());
            Arrays.fill(parameter.firstMoment(), 0f);
            Arrays.fill(parameter.secondMoment(), 0f);
        }
    }

    /** {@return finished epochs} */
    public int epochs() {
        return epochs;
    }

    /** {@return finished steps} */
    public long steps() {
        return steps;
    }

    /** {@return epochs since the best} */
    public int sinceBest() {
        return sinceBest;
    }

    /** {@return the best score; minus infinity before the first epoch} */
    public float bestScore() {
        return bestScore;
    }

    /**
     * Counts an epoch; keeps the weights if they are better than all before.
     *
     * @param score more is better
     * @param stepsDone steps of all epochs
     * @return whether they are better
     */
    public boolean finished(double score, long stepsDone) {
        epochs++;
        steps = stepsDone;
        boolean better = (float) score > bestScore;
        sinceBest = better ? 0 : sinceBest + 1;
        if (better) {
            bestScore = (float) score;
            parameters.forEach(parameter -> copy(parameter.value(), best.get(parameter.name())));
        }
        return better;
    }

    /** The weights become the best ones. */
    public void putBack() {
        parameters.forEach(parameter -> copy(best.get(parameter.name()), parameter.value()));
        changed.run();
    }

    private static void copy(float[] from, float[] into) {
        System.arraycopy(from, 0, into, 0, into.length);
    }

    private Map<String, float[]> arrays() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            arrays.put(parameter.name(), parameter.value());
            arrays.put(parameter.name() + ".first", parameter.firstMoment());
            arrays.put(parameter.name() + ".second", parameter.secondMoment());
            arrays.put(parameter.name() + ".best", best.get(parameter.name()));
        }
        return arrays;
    }

    /**
     * Writes the run, whole or not at all.
     *
     * @param file where
     * @param plan what has to be the same when the run goes on
     * @throws BearingException if it cannot be written
     */
    public void write(Path file, String plan) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long sum = checksum(plan);
        float[] state = {epochs, steps, sinceBest, bestScore, sum >>> HALF_WORD_BITS, sum & LOW_WORD};
        tensors.put(STATE, Tensor.of(Dtype.F32, state, STATE_SIZE));
        arrays().forEach((name, values) -> tensors.put(name, Tensor.of(Dtype.F32, values, values.length)));
        SafetensorsWriter.write(file, tensors, Map.of("plan", plan));
    }

    /**
     * Restores a run.
     *
     * @param file where it was written
     * @param plan as it was then
     * @throws BearingException if the file is missing or damaged
     * @throws ConfigurationException if it belongs to another plan
     */
    public void read(Path file, String plan) {
        Map<String, Tensor> tensors = Safetensors.read(file);
        float[] state = values(tensors, STATE, STATE_SIZE, file);
        long sum = checksum(plan);
        if (state[4] != (sum >>> HALF_WORD_BITS) || state[5] != (sum & LOW_WORD)) {
            throw new ConfigurationException(
                    file + " belongs to a run with other settings; repeat these or remove the file to start over.");
        }
        arrays().forEach((name, into) -> copy(values(tensors, name, into.length, file), into));
        changed.run();
        epochs = (int) state[0];
        steps = (long) state[1];
        sinceBest = (int) state[2];
        bestScore = state[3];
    }

    private static float[] values(Map<String, Tensor> tensors, String name, int size, Path file) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !tensor.hasShape(size)) {
            throw new BearingException(file + " is no checkpoint of this network: tensor " + name + " with " + size
                    + " values is missing; remove it to start over.");
        }
        return tensor.values();
    }

    private static long checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
