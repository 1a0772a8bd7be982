package org.bearing.training.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bearing.inference.StoredModel;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;

/**
 * Time of an estimate, network and neighbours, by several models of the same cues in one run.
 *
 * @param alonePlain one at a time in plain Java, us
 * @param aloneVector one at a time by the Vector API, us; NaN where it is missing
 * @param togetherPlain 32 at a time in plain Java, us for each
 * @param togetherVector 32 at a time by the Vector API, us for each; NaN where it is missing
 */
public record ModelTimes(double alonePlain, double aloneVector, double togetherPlain, double togetherVector) {
    private static final int WINDOWS = 64;
    private static final int ROUNDS = 30;

    /**
     * Measures models beside each other.
     *
     * @param models of the same cues
     * @param seed of the sound
     * @return the medians, by model
     */
    public static List<ModelTimes> of(List<StoredModel> models, long seed) {
        Optional<DenseKernels> vector = KernelLookup.vector();
        vector.ifPresent(DenseKernels::warmUp);
        float[][] inputs = OneEstimate.inputs(models.get(0).running(new PlainKernels()), WINDOWS, seed);
        List<EstimateTimes.Task> tasks = new ArrayList<>();
        for (StoredModel model : models) {
            OneEstimate plain = new OneEstimate(model.running(new PlainKernels()));
            tasks.add(plain::each);
            tasks.add(plain::together);
            vector.ifPresent(kernels -> {
                OneEstimate fast = new OneEstimate(model.running(kernels));
                tasks.add(fast::each);
                tasks.add(fast::together);
            });
        }
        List<EstimateTimes.Time> times = EstimateTimes.measure(tasks, inputs, ROUNDS);
        int stride = tasks.size() / models.size();
        List<ModelTimes> all = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            all.add(new ModelTimes(
                    times.get(m * stride).median(),
                    stride > 2 ? times.get(m * stride + 2).median() : Double.NaN,
                    times.get(m * stride + 1).median(),
                    stride > 2 ? times.get(m * stride + 3).median() : Double.NaN));
        }
        return all;
    }
}
