package org.bearing.training.embedding;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.bearing.training.network.EmbeddingNetwork;
import org.bearing.training.network.Parameter;

/**
 * A training run between two epochs, as a safetensors file: parameters, Adam's moments, running statistics and a tensor
 * {@code state} [epochs, steps, halvings, epochs since the best, best score, 2 x 16 bits of the plan's checksum].
 *
 * @param epochs finished epochs
 * @param steps finished steps
 * @param halvings how often the learning rate was halved
 * @param sinceBest epochs since the best score
 * @param best the best score, kept as a float
 */
record Checkpoint(int epochs, long steps, int halvings, int sinceBest, float best) {
    static final Checkpoint START = new Checkpoint(0, 0, 0, 0, Float.MAX_VALUE);

    private static final String STATE = "state";
    private static final int STATE_SIZE = 7;
    private static final int HALF_WORD_BITS = 16;

    void write(EmbeddingNetwork network, List<Parameter> parameters, String plan, Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long sum = checksum(plan);
        float[] state = {epochs, steps, halvings, sinceBest, best, high(sum), low(sum)};
        tensors.put(STATE, Tensor.of(Dtype.F32, state, STATE_SIZE));
        arrays(network, parameters)
                .forEach((name, values) -> tensors.put(name, Tensor.of(Dtype.F32, values, values.length)));
        SafetensorsWriter.write(file, tensors, Map.of("plan", plan));
    }

    /**
     * Restores a run.
     *
     * @throws BearingException if the file is missing or damaged
     * @throws ConfigurationException if it belongs to another plan
     */
    static Checkpoint read(EmbeddingNetwork network, List<Parameter> parameters, String plan, Path file) {
        Map<String, Tensor> tensors = Safetensors.read(file);
        float[] state = values(tensors, STATE, STATE_SIZE, file);
        long sum = checksum(plan);
        if (state[5] != high(sum) || state[6] != low(sum)) {
            throw new ConfigurationException(file
                    + " belongs to a run with other settings; repeat these, take another --work folder or leave out"
                    + " --resume.");
        }
        arrays(network, parameters)
                .forEach((name, into) ->
                        System.arraycopy(values(tensors, name, into.length, file), 0, into, 0, into.length));
        network.batchesSeen((long) state[1]);
        network.parametersChanged();
        return new Checkpoint((int) state[0], (long) state[1], (int) state[2], (int) state[3], state[4]);
    }

    private static float[] values(Map<String, Tensor> tensors, String name, int size, Path file) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || !tensor.hasShape(size)) {
            throw new BearingException(file + " is no checkpoint of this network: tensor " + name + " with " + size
                    + " values is missing; remove it to start over.");
        }
        return tensor.values();
    }

    private static Map<String, float[]> arrays(EmbeddingNetwork network, List<Parameter> parameters) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            arrays.put(parameter.name(), parameter.value());
            arrays.put(parameter.name() + ".first", parameter.firstMoment());
            arrays.put(parameter.name() + ".second", parameter.secondMoment());
        }
        for (int i = 0; i < network.hiddenLayers(); i++) {
            arrays.put("hidden" + i + ".mean", network.runningMean(i));
            arrays.put("hidden" + i + ".variance", network.runningVariance(i));
        }
        return arrays;
    }

    private static float high(long sum) {
        return (int) (sum >>> HALF_WORD_BITS);
    }

    private static float low(long sum) {
        return (int) (sum & 0xFFFF);
    }

    private static long checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
