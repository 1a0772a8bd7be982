package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.manifest.Activation;
import org.bearing.inference.manifest.ModelManifest;
import org.bearing.inference.manifest.NetworkSpec;
import org.bearing.inference.weights.Dtype;
import org.bearing.inference.weights.Tensor;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final double TOLERANCE = 1e-5;
    private static final ModelManifest MANIFEST = ModelFixture.manifest(true);
    private static final Map<String, Tensor> TENSORS = ModelFixture.tensors(MANIFEST, Dtype.F32);

    private static Network.Workspace filled(NetworkSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network.Workspace workspace = new Network.Workspace(spec, 2);
        for (int v = 0; v < 2; v++) {
            float[] input = workspace.input(v);
            for (int i = 0; i < input.length; i++) {
                input[i] = (float) random.nextGaussian();
            }
        }
        return workspace;
    }

    private static double[] reference(NetworkSpec spec, float[] input) {
        double[] values = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            values[i] = input[i];
        }
        for (int layer = 0; layer + 1 < spec.layers().size(); layer++) {
            float[] weight = TENSORS.get(ModelFiles.weightName(layer)).values();
            float[] bias = TENSORS.get(ModelFiles.biasName(layer)).values();
            double[] next = new double[bias.length];
            boolean last = layer + 2 == spec.layers().size();
            for (int j = 0; j < next.length; j++) {
                double sum = bias[j];
                for (int i = 0; i < values.length; i++) {
                    sum += values[i] * weight[i * next.length + j];
                }
                next[j] = last ? sum : 1 / (1 + Math.exp(-sum));
            }
            values = next;
        }
        return values;
    }

    @Test
    void agreesWithDoublePrecision() {
        NetworkSpec spec = MANIFEST.network();
        Network network = Network.of(spec, TENSORS);
        for (long seed = 0; seed < 5; seed++) {
            Network.Workspace workspace = filled(spec, seed);
            network.apply(workspace, 2);
            for (int v = 0; v < 2; v++) {
                double[] expected = reference(spec, workspace.input(v));
                for (int j = 0; j < expected.length; j++) {
                    assertThat((double) workspace.output(v)[j]).isCloseTo(expected[j], within(TOLERANCE));
                }
            }
        }
    }

    @Test
    void handsOverToTheVectorKernelsWithoutAChange() throws InterruptedException {
        NetworkSpec spec = MANIFEST.network();
        Network network = Network.of(spec, TENSORS);
        Network.Workspace workspace = filled(spec, 77);
        network.apply(workspace, 2);
        float[] first = workspace.output(1).clone();
        assertThat(network.kernels()).isEqualTo("plain");

        boolean there = KernelLookup.vector().isPresent();
        String last = KernelLookup.vector().map(kernels -> kernels.name()).orElse("plain");
        for (int i = 0; i < 400 || (there && i < 60_000 && network.kernels().equals("plain")); i++) {
            network.apply(workspace, 2);
            if (i > 400) {
                Thread.sleep(1);
            }
        }
        assertThat(network.kernels()).isEqualTo(last);
        network.apply(workspace, 2);
        assertThat(workspace.output(1)).containsExactly(first);
    }

    @Test
    void putsOutUnitVectorsIfAsked() {
        NetworkSpec spec = new NetworkSpec(List.copyOf(MANIFEST.network().layers()), Activation.RELU, true);
        Network network = Network.with(spec, TENSORS, new PlainKernels());
        Network.Workspace workspace = filled(spec, 3);
        network.apply(workspace, 2);
        for (int v = 0; v < 2; v++) {
            double square = 0;
            for (float value : workspace.output(v)) {
                square += value * value;
            }
            assertThat(square).isCloseTo(1, within(TOLERANCE));
        }
    }
}
