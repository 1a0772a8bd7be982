package org.bearing.training.bianco.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.frames.FrameSpec;
import org.bearing.frames.StereoSpectrum;
import org.bearing.inference.kernel.DenseKernels;
import org.bearing.inference.kernel.KernelLookup;
import org.bearing.inference.kernel.PlainKernels;
import org.bearing.inference.pair.printed.PhaseClassifier;
import org.bearing.inference.pair.printed.PhaseNetwork;
import org.bearing.inference.weights.Tensor;
import org.bearing.training.bianco.network.VaeSpec;
import org.bearing.training.bianco.network.VaeWeights;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/** The network as it runs beside the same network in ND4J, with the trainer's weights. */
class PhaseClassifierOracleTest {
    private static final double TOLERANCE = 1e-5;
    private static final int CLASSES = 19;
    private static final int HIDDEN = 200;

    private final Map<String, Tensor> tensors =
            VaeWeights.whole(VaeSpec.paper(CLASSES), 4).tensors();
    private final SameDiff graph = SameDiff.create();

    private static List<StereoSpectrum> frames() {
        SplittableRandom random = new SplittableRandom(8);
        List<StereoSpectrum> frames = new ArrayList<>();
        for (int i = 0; i < PhaseSequence.LENGTH; i++) {
            StereoSpectrum spectrum = new StereoSpectrum(FrameSpec.BIANCO.bins());
            for (int k = 0; k < spectrum.bins(); k++) {
                spectrum.leftRe()[k] = (float) random.nextDouble(-1, 1);
                spectrum.leftIm()[k] = (float) random.nextDouble(-1, 1);
                spectrum.rightRe()[k] = (float) random.nextDouble(-1, 1);
            }
            frames.add(spectrum);
        }
        return frames;
    }

    private SDVariable weight(String name, long... shape) {
        INDArray values = Nd4j.createFromArray(
                Objects.requireNonNull(tensors.get("classifier." + name)).values());
        return graph.constant(values.castTo(DataType.DOUBLE).reshape(shape));
    }

    private SDVariable convolve(SDVariable image, String name, int in, int out) {
        Conv2DConfig how = Conv2DConfig.builder()
                .kH(3)
                .kW(3)
                .sH(2)
                .sW(2)
                .paddingMode(PaddingMode.VALID)
                .build();
        SDVariable sums =
                graph.cnn().conv2d(image, weight(name + ".weight", 3, 3, in, out), weight(name + ".bias", out), how);
        return graph.nn().relu(sums, 0);
    }

    private double[] expected(float[] sequence) {
        INDArray values = Nd4j.createFromArray(sequence)
                .castTo(DataType.DOUBLE)
                .reshape(1, 1, PhaseSequence.LENGTH, RtfPhases.BINS);
        SDVariable deep = convolve(convolve(graph.constant(values), "conv1", 1, 32), "conv2", 32, 64);
        SDVariable flat = graph.permute(deep, 0, 2, 3, 1).reshape(1, -1);
        SDVariable inner = graph.nn()
                .relu(flat.mmul(weight("fc1x.weight", 13_888, HIDDEN)).add(weight("fc1x.bias", 1, HIDDEN)), 0);
        SDVariable logits = inner.mmul(weight("fc2.weight", HIDDEN, CLASSES)).add(weight("fc2.bias", 1, CLASSES));
        return logits.eval().toDoubleVector();
    }

    @Test
    void runsAsInNd4j() {
        List<DenseKernels> kernels = new ArrayList<>(List.of(new PlainKernels()));
        KernelLookup.vector().ifPresent(kernels::add);
        PhaseSequence sequence = new PhaseSequence(new RtfPhases());
        frames().forEach(sequence::accept);
        float[] x = new float[PhaseSequence.size()];
        sequence.read(x, 0);
        double[] expected = expected(x);
        for (DenseKernels kernel : kernels) {
            PhaseNetwork network = PhaseNetwork.with(CLASSES, tensors, "fresh", kernel);
            PhaseClassifier classifier = new PhaseClassifier(network, new RtfPhases(), 4);
            frames().forEach(classifier::accept);
            for (int k = 0; k < CLASSES; k++) {
                assertThat((double) classifier.logits()[k]).as(kernel.name()).isCloseTo(expected[k], within(TOLERANCE));
            }
        }
    }
}
