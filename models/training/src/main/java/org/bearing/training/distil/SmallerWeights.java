package org.bearing.training.distil;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bearing.inference.StoredModel;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;

/** A model's network with simpler weights; its neighbours stay. */
public final class SmallerWeights {
    private static final int LARGEST = 127;

    private SmallerWeights() {}

    /**
     * Puts the matrices into eight bits, every output with a scale of its own: the one of a few that loses least.
     *
     * @param model whose weights; none in eight bits already
     * @param name of the new model
     * @return the smaller model
     */
    public static StoredModel inEightBits(StoredModel model, String name) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : model.tensors().entrySet()) {
            if (isMatrix(entry.getKey())) {
                quantise(entry.getKey(), entry.getValue(), tensors);
            } else {
                tensors.put(entry.getKey(), entry.getValue());
            }
        }
        return renamed(model, tensors, name);
    }

    private static boolean isMatrix(String name) {
        return name.startsWith("layer.") && name.endsWith("weight");
    }

    private static void quantise(String name, Tensor weight, Map<String, Tensor> into) {
        int outputs = weight.size(1);
        float[] values = weight.values();
        float[] scale = new float[outputs];
        float[] whole = new float[values.length];
        for (int j = 0; j < outputs; j++) {
            scale[j] = scale(values, j, outputs);
            for (int i = j; i < values.length; i += outputs) {
                whole[i] = whole(values[i], scale[j]);
            }
        }
        into.put(name, Tensor.of(Dtype.I8, whole, weight.size(0), outputs));
        into.put(name + ".scale", Tensor.of(Dtype.F32, scale, outputs));
    }

    private static float whole(float value, float scale) {
        return Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / scale)));
    }

    /** The scale of a column with the least squared error: the largest value may be cut off. */
    private static float scale(float[] values, int column, int stride) {
        float largest = Float.MIN_NORMAL;
        for (int i = column; i < values.length; i += stride) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        float best = largest / LARGEST;
        double least = Double.POSITIVE_INFINITY;
        for (double share : new double[] {1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5}) {
            float scale = (float) (share * largest / LARGEST);
            double error = 0;
            for (int i = column; i < values.length; i += stride) {
                double off = values[i] - scale * whole(values[i], scale);
                error += off * off;
            }
            if (error < least) {
                least = error;
                best = scale;
            }
        }
        return best;
    }

    /**
     * Sets the weights of least magnitude to 0, in every matrix the same share (magnitude pruning).
     *
     * @param model whose weights
     * @param share of the weights that go, in [0, 1)
     * @param name of the new model
     * @return the pruned model; of the same size, as zeros are stored too
     */
    public static StoredModel pruned(StoredModel model, double share, String name) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share must be in [0, 1): " + share);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(model.tensors());
        tensors.replaceAll((tensor, weight) -> isMatrix(tensor) ? pruned(weight, share) : weight);
        return renamed(model, tensors, name);
    }

    private static Tensor pruned(Tensor weight, double share) {
        float[] magnitudes = weight.values().clone();
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.abs(magnitudes[i]);
        }
        Arrays.sort(magnitudes);
        float least = magnitudes[(int) (share * magnitudes.length)];
        float[] kept = weight.values().clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Math.abs(kept[i]) < least ? 0 : kept[i];
        }
        return Tensor.of(weight.dtype(), kept, weight.size(0), weight.size(1));
    }

    private static StoredModel renamed(StoredModel model, Map<String, Tensor> tensors, String name) {
        ModelManifest old = model.manifest();
        ModelManifest manifest = new ModelManifest(
                name,
                old.kind(),
                old.frames(),
                old.cues(),
                old.network(),
                old.neighbours(),
                old.headRadius(),
                old.calibration(),
                old.training(),
                List.of(),
                ModelManifest.NO_CHECKSUM);
        return new StoredModel(manifest, tensors, model.plan());
    }
}
