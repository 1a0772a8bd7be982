package org.bearing.inference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bearing.inference.Allocation;
import org.bearing.inference.manifest.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DenseLayerTest {
    private static final double REFERENCE_TOLERANCE = 1e-5;
    private static final double SIGMOID_TOLERANCE = 2e-7;
    private static final int LARGEST_BATCH = 8;

    static List<DenseKernels> kernels() {
        List<DenseKernels> all = new ArrayList<>();
        all.add(new PlainKernels());
        KernelLookup.vector().ifPresent(all::add);
        return all;
    }

    static Stream<Arguments> shapes() {
        return kernels().stream()
                .flatMap(kernel -> Stream.of(
                                new int[] {729, 129}, new int[] {5, 3}, new int[] {64, 64}, new int[] {1, 1})
                        .flatMap(shape -> Stream.of(Activation.values())
                                .map(activation ->
                                        Arguments.of(kernel.name(), kernel, shape[0], shape[1], activation))));
    }

    private static final class Problem {
        final float[] weights;
        final float[] bias;
        final float[][] in = new float[LARGEST_BATCH][];
        final float[][] out;

        Problem(int inputs, int outputs) {
            SplittableRandom random = new SplittableRandom(31L * inputs + outputs);
            for (int v = 0; v < in.length; v++) {
                in[v] = numbers(random, inputs, 2);
            }
            weights = numbers(random, inputs * outputs, (float) (1 / Math.sqrt(inputs)));
            bias = numbers(random, outputs, 1);
            out = new float[LARGEST_BATCH][outputs];
        }

        private static float[] numbers(SplittableRandom random, int count, float range) {
            float[] out = new float[count];
            for (int i = 0; i < count; i++) {
                out[i] = range * (float) (2 * random.nextDouble() - 1);
            }
            return out;
        }

        double reference(int v, int output, Activation activation) {
            double sum = bias[output];
            for (int i = 0; i < in[v].length; i++) {
                sum += (double) in[v][i] * weights[i * bias.length + output];
            }
            return switch (activation) {
                case NONE -> sum;
                case RELU -> Math.max(0, sum);
                case SIGMOID -> 1 / (1 + Math.exp(-sum));
            };
        }
    }

    @ParameterizedTest(name = "{0} {2} to {3} {4}")
    @MethodSource("shapes")
    void agreesWithDoublePrecision(String name, DenseKernels kernels, int inputs, int outputs, Activation activation) {
        Problem problem = new Problem(inputs, outputs);
        DenseLayer layer = kernels.layer(problem.weights, problem.bias, activation);
        layer.apply(problem.in, LARGEST_BATCH, problem.out);

        assertThat(layer.inputs()).isEqualTo(inputs);
        assertThat(layer.outputs()).isEqualTo(outputs);
        for (int v = 0; v < LARGEST_BATCH; v++) {
            for (int j = 0; j < outputs; j++) {
                assertThat((double) problem.out[v][j])
                        .isCloseTo(problem.reference(v, j, activation), within(REFERENCE_TOLERANCE));
            }
        }
    }

    @Test
    void givesTheSameBitsForAnyKernelAndAnyBatch() {
        Problem problem = new Problem(147, 77);
        float[][] expected = new float[LARGEST_BATCH][77];
        new PlainKernels()
                .layer(problem.weights, problem.bias, Activation.SIGMOID)
                .apply(problem.in, LARGEST_BATCH, expected);
        for (DenseKernels kernels : kernels()) {
            kernels.warmUp();
            DenseLayer layer = kernels.layer(problem.weights, problem.bias, Activation.SIGMOID);
            for (int count = 1; count <= LARGEST_BATCH; count++) {
                float[][] out = new float[LARGEST_BATCH][77];
                layer.apply(problem.in, count, out);
                for (int v = 0; v < count; v++) {
                    assertThat(out[v]).as(kernels.name() + " " + count).containsExactly(expected[v]);
                }
            }
        }
    }

    @Test
    void findsTheVectorKernelsIfTheModuleIsThere() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(KernelLookup.vector().isPresent()).isEqualTo(there);
        KernelLookup.vector().ifPresent(kernels -> assertThat(kernels.name()).startsWith("vector-"));
    }

    @Test
    void approximatesTheSigmoidToTheLastBits() {
        for (float x = -120; x < 120; x += 0.0117f) {
            double expected = 1 / (1 + Math.exp(-(double) x));
            assertThat((double) Activations.sigmoid(x)).isCloseTo(expected, within(SIGMOID_TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void allocatesNothing(DenseKernels kernels) {
        Problem problem = new Problem(96, 67);
        kernels.warmUp();
        DenseLayer layer = kernels.layer(problem.weights, problem.bias, Activation.SIGMOID);
        for (int i = 0; i < 20_000; i++) {
            layer.apply(problem.in, 1 + i % LARGEST_BATCH, problem.out);
        }
        assertThat(Allocation.least(() -> {
                    for (int i = 0; i < 200; i++) {
                        layer.apply(problem.in, 1 + i % LARGEST_BATCH, problem.out);
                    }
                }))
                .isZero();
    }
}
