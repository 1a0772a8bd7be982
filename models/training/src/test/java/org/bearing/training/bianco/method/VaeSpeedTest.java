package org.bearing.training.bianco.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bearing.training.bianco.network.RowNoise;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.bearing.training.network.Matrix;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Time of a training step at the paper's size beside SameDiff's, in one run; asked for by {@code -Dbearing.speed=true} (minutes).
 * Own steps have dropout and Adam, the reference has neither.
 */
class VaeSpeedTest {
    private static final int CLASSES = 19;
    private static final int SMALL = 32;
    private static final int LARGE = 256;
    private static final int TOP = 3;
    /** Least share of SameDiff's CPU time that the own kernels save, as a factor. */
    private static final double FASTER = 2;

    private static final double NANOS_PER_MS = 1e6;

    @Test
    void isFasterThanTheReference() {
        assumeTrue(Boolean.getBoolean("bearing.speed"));
        Matrix.threads(1);
        VaeSpec spec = VaeSpec.paper(CLASSES);
        for (int threads : new int[] {1, 2}) {
            own(spec, threads, SMALL, VaeSetting.PAPER, true, 8);
            own(spec, threads, LARGE, VaeSetting.PAPER, true, 3);
            own(spec, threads, SMALL, new VaeSetting(1, TOP, false), false, 5);
            own(spec, threads, LARGE, new VaeSetting(1, TOP, false), false, 2);
            own(spec, threads, LARGE, VaeSetting.PAPER, false, 1);
        }
        double exact = own(spec, 1, SMALL, VaeSetting.PAPER, false, 3);
        double labelled = own(spec, 1, SMALL, VaeSetting.PAPER, true, 8);
        assertThat(reference(spec, true, 4) / labelled).isGreaterThan(FASTER);
        assertThat(reference(spec, false, 2) / exact).isGreaterThan(FASTER);
    }

    private static double own(VaeSpec spec, int threads, int batch, VaeSetting setting, boolean labelled, int times) {
        VaeWeights weights = VaeWeights.whole(spec, 1);
        TrainingSetting how = new TrainingSetting(batch, 5e-5, 1, 1, false, threads, 1);
        StepMaker steps = new StepMaker(weights, how, rows -> new VaeObjective(weights, setting, rows));
        Sequences sequences = random(spec, batch, labelled);
        int[] indices = IntStream.range(0, batch).toArray();
        String what = "own, " + threads + " threads, batch " + batch
                + (labelled ? ", labelled" : ", unlabelled, " + Math.min(CLASSES, setting.labels()) + " labels");
        return time(what, times, () -> steps.step(sequences, indices, 0));
    }

    private static double reference(VaeSpec spec, boolean labelled, int times) {
        VaeWeights weights = VaeWeights.whole(spec, 1);
        SameDiffVae graph = new SameDiffVae(weights, spec, VaeSetting.PAPER, SMALL, labelled, DataType.FLOAT);
        ArraySequences sequences = random(spec, SMALL, labelled);
        float[] x = new float[SMALL * spec.shape().size()];
        int[] labels = new int[SMALL];
        for (int row = 0; row < SMALL; row++) {
            sequences.read(row, x, row * spec.shape().size());
            labels[row] = sequences.label(row);
        }
        Map<String, INDArray> inputs = graph.inputs(x, labels, RowNoise.NONE, new double[0][]);
        return time(
                "SameDiff, batch " + SMALL + (labelled ? ", labelled" : ", unlabelled, all labels"),
                times,
                () -> graph.gradients(inputs, labelled));
    }

    /** Median CPU time of all threads, in ms, after one warm-up. */
    private static double time(String what, int times, Runnable run) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double[] cpu = new double[times];
        double[] wall = new double[times];
        run.run();
        for (int i = 0; i < times; i++) {
            long cpuFrom = system.getProcessCpuTime();
            long from = System.nanoTime();
            run.run();
            wall[i] = (System.nanoTime() - from) / NANOS_PER_MS;
            cpu[i] = (system.getProcessCpuTime() - cpuFrom) / NANOS_PER_MS;
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        System.out.printf("%s: CPU %.0f ms, wall %.0f ms%n", what, cpu[times / 2], wall[times / 2]);
        return cpu[times / 2];
    }

    private static ArraySequences random(VaeSpec spec, int count, boolean labelled) {
        SplittableRandom random = new SplittableRandom(2);
        float[] x = new float[count * spec.shape().size()];
        int[] labels = new int[count];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
        }
        for (int i = 0; i < count; i++) {
            labels[i] = labelled ? random.nextInt(CLASSES) : Sequences.UNLABELLED;
        }
        return new ArraySequences(spec.shape().size(), x, labels);
    }
}
