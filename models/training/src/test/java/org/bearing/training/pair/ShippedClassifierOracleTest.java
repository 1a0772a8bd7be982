package org.bearing.training.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.DenseLayer;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.pair.PairFiles;
import org.bearing.inference.pair.PairModel;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The classifier of the bundled {@code vae} as it runs beside the same network in ND4J, in double precision. */
class ShippedClassifierOracleTest {
    /** Of a log-probability. */
    private static final double TOLERANCE = 1e-5;

    private static final int VIEWS = 2;

    private final PairModel model = PairFiles.bundled();
    private final float[][] cues = new float[VIEWS][model.manifest().cues()];

    ShippedClassifierOracleTest() {
        SplittableRandom random = new SplittableRandom(6);
        for (float[] view : cues) {
            for (int i = 0; i < view.length; i++) {
                view[i] = (float) random.nextDouble(-1, 1);
            }
        }
    }

    private INDArray tensor(String name, long... shape) {
        float[] values = Objects.requireNonNull(model.tensors().get(name)).values();
        return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(shape);
    }

    private INDArray expected() {
        INDArray values = Nd4j.createFromArray(cues).castTo(DataType.DOUBLE);
        List<Integer> hidden = model.manifest().hidden();
        for (int n = 0; n <= hidden.size(); n++) {
            boolean last = n == hidden.size();
            int outputs = last ? model.manifest().classes() : hidden.get(n);
            INDArray weight = tensor("classifier." + n + ".weight", values.size(1), outputs);
            values = values.mmul(weight).addRowVector(tensor("classifier." + n + ".bias", 1, outputs));
            values = last ? values : Transforms.relu(values);
        }
        return values.subColumnVector(Transforms.log(Transforms.exp(values).sum(true, 1)));
    }

    private double[] found(DenseKernels kernels, int view) {
        float[][] values = cues;
        for (DenseLayer layer : model.running(kernels).classifier()) {
            float[][] out = new float[VIEWS][DenseLayer.arrayLength(layer.outputs())];
            layer.apply(values, VIEWS, out);
            values = out;
        }
        double[] logits = new double[model.manifest().classes()];
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            logits[k] = values[view][k];
            sum += Math.exp(logits[k]);
        }
        for (int k = 0; k < logits.length; k++) {
            logits[k] -= Math.log(sum);
        }
        return logits;
    }

    private double largestDifference(DenseKernels kernels) {
        INDArray expected = expected();
        double most = 0;
        for (int view = 0; view < VIEWS; view++) {
            double[] found = found(kernels, view);
            for (int k = 0; k < found.length; k++) {
                most = Math.max(most, Math.abs(found[k] - expected.getDouble(view, k)));
            }
        }
        return most;
    }

    @Test
    void runsAsInNd4j() {
        List<DenseKernels> kernels = new ArrayList<>(List.of(new PlainKernels()));
        KernelLookup.vector().ifPresent(kernels::add);
        for (DenseKernels some : kernels) {
            assertThat(largestDifference(some)).as(some.name()).isLessThan(TOLERANCE);
        }
    }

    @Test
    void noticesAnotherCue() {
        INDArray expected = expected();
        cues[0][17] += 0.001f;
        double off = 0;
        double[] found = found(new PlainKernels(), 0);
        for (int k = 0; k < found.length; k++) {
            off = Math.max(off, Math.abs(found[k] - expected.getDouble(0, k)));
        }
        assertThat(off).isGreaterThan(10 * TOLERANCE);
    }
}
