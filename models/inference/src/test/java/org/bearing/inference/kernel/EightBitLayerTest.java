package org.bearing.inference.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.inference.Allocation;
import org.bearing.inference.manifest.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EightBitLayerTest {
    private static final int INPUTS = 77;
    private static final int LARGEST_BATCH = 5;
    private static final int WARM_UP = 2000;

    static Stream<DenseKernels> kernels() {
        return DenseLayerTest.kernels().stream();
    }

    private static float[] whole(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(-127, 128);
        }
        return values;
    }

    private static float[] fractions(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.01 * random.nextDouble() + 0.001);
        }
        return values;
    }

    private static void equalToMultipliedOut(DenseKernels kernels, int outputs) {
        SplittableRandom random = new SplittableRandom(outputs);
        float[] weights = whole(random, INPUTS * outputs);
        float[] scale = fractions(random, outputs);
        float[] bias = fractions(random, outputs);
        float[] full = new float[weights.length];
        for (int i = 0; i < full.length; i++) {
            full[i] = weights[i] * scale[i % outputs];
        }
        DenseLayer eight = kernels.layer(weights, scale, bias, Activation.RELU);
        DenseLayer reference = new PlainKernels().layer(full, bias, Activation.RELU);
        float[][] in = new float[LARGEST_BATCH][];
        for (int v = 0; v < LARGEST_BATCH; v++) {
            in[v] = whole(random, INPUTS);
        }
        for (int count = 0; count <= LARGEST_BATCH; count++) {
            float[][] out = new float[LARGEST_BATCH][outputs];
            float[][] expected = new float[LARGEST_BATCH][outputs];
            eight.apply(in, count, out);
            reference.apply(in, count, expected);
            assertThat(out).isDeepEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void isBitEqualToTheWeightsMultipliedOutForAnySizeAndBatch(DenseKernels kernels) {
        for (int outputs : new int[] {1, 8, 33, 64, 128, 192}) {
            equalToMultipliedOut(kernels, outputs);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void allocatesNothingOnceItIsWarm(DenseKernels kernels) {
        int outputs = 128;
        SplittableRandom random = new SplittableRandom(3);
        DenseLayer layer = kernels.layer(
                whole(random, INPUTS * outputs), fractions(random, outputs), new float[outputs], Activation.NONE);
        float[][] in = new float[3][INPUTS];
        float[][] out = new float[3][outputs];
        kernels.warmUp();
        for (int i = 0; i < WARM_UP; i++) {
            layer.apply(in, 3, out);
        }
        assertThat(Allocation.least(() -> layer.apply(in, 3, out))).isZero();
    }
}
