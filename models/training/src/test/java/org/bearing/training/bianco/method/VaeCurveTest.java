package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bearing.training.bianco.network.Density;
import org.bearing.training.bianco.network.Deviation;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Matrix;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** One small configuration, trained by the own kernels and by SameDiff: the same curve of losses. */
class VaeCurveTest {
    private static final VaeSpec SPEC =
            new VaeSpec(Waves.SHAPE, Waves.CLASSES, 12, 3, 0, Density.TRUNCATED_NORMAL, Deviation.AS_CODE);
    private static final VaeSetting LOSS = new VaeSetting(20, Waves.CLASSES, false);
    private static final int ROWS = 6;
    private static final int STEPS = 16;
    private static final double LEARNING_RATE = 8e-3;
    private static final long SEED = 11;
    /** Of a loss, after up to that many steps in single precision here, double there. */
    private static final double CURVE_TOLERANCE = 2e-4;

    private static final double UNLABELLED_DROP = 0.98;
    private static final double LABELLED_DROP = 0.85;

    private final Map<String, INDArray> first = new HashMap<>();
    private final Map<String, INDArray> second = new HashMap<>();

    @Test
    void bothTrainersDescendAlike() {
        Matrix.threads(1);
        VaeWeights weights = VaeWeights.whole(SPEC, 1);
        SameDiffVae labelledGraph = new SameDiffVae(weights, SPEC, LOSS, ROWS, true, DataType.DOUBLE);
        SameDiffVae unlabelledGraph = new SameDiffVae(weights, SPEC, LOSS, ROWS, false, DataType.DOUBLE);
        TrainingSetting setting = new TrainingSetting(ROWS, LEARNING_RATE, 1, 1, false, 1, SEED);
        StepMaker steps = new StepMaker(weights, setting, rows -> new VaeObjective(weights, LOSS, rows));
        double[] own = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            boolean labelled = step % 2 == 1;
            ArraySequences data = Waves.of(ROWS, labelled ? ROWS : 0, labelled ? 1 : 2);
            RowNoise noise = steps.noise(0);
            SameDiffVae graph = labelled ? labelledGraph : unlabelledGraph;
            Map<String, INDArray> inputs = inputs(graph, data, noise);
            double expected = graph.total(inputs);
            Map<String, INDArray> slopes = graph.gradients(inputs, labelled);
            move(graph, labelled ? unlabelledGraph : labelledGraph, slopes, step + 1);
            own[step] = steps.step(data, IntStream.range(0, ROWS).toArray(), 0).total();
            assertThat(own[step]).isCloseTo(expected, within(CURVE_TOLERANCE * Math.abs(expected)));
        }
        assertThat(own[STEPS - 2]).isLessThan(UNLABELLED_DROP * own[0]);
        assertThat(own[STEPS - 1]).isLessThan(LABELLED_DROP * own[1]);
    }

    private static Map<String, INDArray> inputs(SameDiffVae graph, ArraySequences data, RowNoise noise) {
        float[] x = new float[ROWS * Waves.SHAPE.size()];
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            data.read(row, x, row * Waves.SHAPE.size());
            labels[row] = data.label(row);
        }
        return graph.inputs(x, labels, noise, new double[0][]);
    }

    /** Adam as published, on the weights of both graphs. */
    private void move(SameDiffVae graph, SameDiffVae other, Map<String, INDArray> slopes, int step) {
        slopes.forEach((name, slope) -> {
            INDArray m = first.computeIfAbsent(name, key -> slope.like());
            INDArray v = second.computeIfAbsent(name, key -> slope.like());
            m.muli(0.9).addi(slope.mul(0.1));
            v.muli(0.999).addi(slope.mul(slope).muli(0.001));
            INDArray size = Transforms.sqrt(v.div(1 - Math.pow(0.999, step))).addi(1e-8);
            INDArray change = m.div(1 - Math.pow(0.9, step)).divi(size).muli(LEARNING_RATE);
            graph.value(name).subi(change);
            other.value(name).assign(graph.value(name));
        });
    }
}
