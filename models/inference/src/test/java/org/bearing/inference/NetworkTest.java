package org.bearing.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bearing.inference.kernel.DenseKernels;
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
        NetworkSpec spec = NetworkSpec.plain(List.copyOf(MANIFEST.network().layers()), Activation.RELU, true);
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

    @Test
    void symmetricNetworkNegatesItsOddOutputsAndNothingElse() {
        ModelManifest manifest = ModelFixture.symmetric();
        NetworkSpec spec = manifest.network();
        Map<String, Tensor> tensors = ModelFixture.tensors(manifest, Dtype.F32);
        for (DenseKernels kernels : kernels()) {
            Network network = Network.with(spec, tensors, kernels);
            Network.Workspace workspace = filled(spec, 5);
            int even = spec.even(0);
            for (int i = 0; i < spec.inputs(); i++) {
                float value = workspace.input(0)[i];
                workspace.input(1)[i] = i < even ? value : -value;
            }
            network.apply(workspace, 2);
            double[] expected = symmetricReference(spec, tensors, workspace.input(0));
            for (int k = 0; k < spec.outputs(); k++) {
                float straight = workspace.output(0)[k];
                assertThat(workspace.output(1)[k]).isEqualTo(k < spec.outputs() - 1 ? straight : -straight);
                assertThat((double) straight)
                        .isCloseTo(expected[k], within(TOLERANCE * Math.abs(expected[k]) + TOLERANCE));
            }
        }
    }

    private static List<DenseKernels> kernels() {
        List<DenseKernels> all = new ArrayList<>(List.of(new PlainKernels()));
        KernelLookup.vector().ifPresent(all::add);
        return all;
    }

    private static double[] symmetricReference(NetworkSpec spec, Map<String, Tensor> tensors, float[] input) {
        double[] even = new double[spec.even(0)];
        double[] odd = new double[spec.odd(0)];
        for (int i = 0; i < input.length; i++) {
            (i < even.length ? even : odd)[i < even.length ? i : i - even.length] = input[i];
        }
        int layers = spec.layers().size() - 1;
        for (int layer = 0; layer < layers; layer++) {
            double[] e = product(even, tensors.get(ModelFiles.weightName(layer)).values());
            double[] o =
                    product(odd, tensors.get(ModelFiles.oddWeightName(layer)).values());
            float[] bias = tensors.get(ModelFiles.biasName(layer)).values();
            for (int k = 0; k < e.length; k++) {
                e[k] += bias[k];
            }
            for (int k = 0; layer + 1 < layers && k < e.length; k++) {
                double a = Math.max(0, e[k] + o[k]);
                double b = Math.max(0, e[k] - o[k]);
                e[k] = (a + b) / 2;
                o[k] = (a - b) / 2;
            }
            even = e;
            odd = o;
        }
        double[] all = Arrays.copyOf(even, even.length + odd.length);
        System.arraycopy(odd, 0, all, even.length, odd.length);
        return all;
    }

    private static double[] product(double[] in, float[] weight) {
        double[] out = new double[weight.length / in.length];
        for (int i = 0; i < weight.length; i++) {
            out[i % out.length] += in[i / out.length] * weight[i];
        }
        return out;
    }
}
