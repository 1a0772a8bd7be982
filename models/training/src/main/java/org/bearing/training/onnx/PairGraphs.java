package org.bearing.training.onnx;

import java.util.Map;
import java.util.Objects;
import org.bearing.cues.PhaseSequence;
import org.bearing.cues.RtfPhases;
import org.bearing.inference.pair.PairModel;
import org.bearing.inference.pair.printed.PrintedPairModel;
import org.bearing.inference.weights.Tensor;

/** The classifiers of microphone pairs as ONNX files, laid out as suits ONNX Runtime best. */
final class PairGraphs {
    private static final int TAPS = 3;
    private static final int CHANNELS = 32;
    private static final int DEEP_CHANNELS = 64;

    private PairGraphs() {}

    static long[] sequenceShape() {
        return new long[] {1, 1, PhaseSequence.LENGTH, RtfPhases.BINS};
    }

    /** q(y|x) of Bianco et al. 2021, table 1: a sequence to its logits. */
    static byte[] printed(PrintedPairModel model) {
        int classes = model.manifest().classes();
        OnnxGraph graph = new OnnxGraph(sequenceShape(), new long[] {1, classes});
        Map<String, Tensor> tensors = model.tensors();
        convolve(graph, tensors, "conv1", 1, CHANNELS, OnnxGraph.INPUT);
        convolve(graph, tensors, "conv2", CHANNELS, DEEP_CHANNELS, "conv1.activated");
        graph.node("Flatten", "flat", "conv2.activated");
        float[] rows = values(tensors, "classifier.fc1x.weight");
        float[] bias = values(tensors, "classifier.fc1x.bias");
        int inputs = rows.length / bias.length;
        String weight = graph.constant("fc1x.weight", channelsFirst(rows, bias.length), inputs, bias.length);
        graph.node("Gemm", "inner", "flat", weight, graph.constant("fc1x.bias", bias, bias.length));
        graph.node("Relu", "inner.activated", "inner");
        dense(graph, tensors, "classifier.fc2", "inner.activated", OnnxGraph.OUTPUT);
        return graph.bytes();
    }

    /** The shipped classifier: cues of so many views to their logits. */
    static byte[] shipped(PairModel model, int views) {
        int layers = model.classifier().size();
        OnnxGraph graph = new OnnxGraph(
                new long[] {views, model.manifest().cues()},
                new long[] {views, model.manifest().classes()});
        String below = OnnxGraph.INPUT;
        for (int n = 0; n + 1 < layers; n++) {
            dense(graph, model.tensors(), "classifier." + n, below, "sums" + n);
            below = "activated" + n;
            graph.node("Relu", below, "sums" + n);
        }
        dense(graph, model.tensors(), "classifier." + (layers - 1), below, OnnxGraph.OUTPUT);
        return graph.bytes();
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name).values();
    }

    private static void dense(OnnxGraph graph, Map<String, Tensor> tensors, String name, String from, String to) {
        float[] weight = values(tensors, name + ".weight");
        float[] bias = values(tensors, name + ".bias");
        graph.node(
                "Gemm",
                to,
                from,
                graph.constant(name + ".weight", weight, weight.length / bias.length, bias.length),
                graph.constant(name + ".bias", bias, bias.length));
    }

    /** 3 x 3, stride 2, then ReLU. */
    private static void convolve(
            OnnxGraph graph, Map<String, Tensor> tensors, String name, int in, int out, String from) {
        float[] weight = values(tensors, "classifier." + name + ".weight");
        float[] turned = new float[weight.length];
        int taps = TAPS * TAPS;
        for (int at = 0; at < weight.length; at++) {
            int tap = at / (in * out);
            int source = at / out % in;
            turned[(at % out * in + source) * taps + tap] = weight[at];
        }
        graph.node(
                        "Conv",
                        name,
                        from,
                        graph.constant(name + ".weight", turned, out, in, TAPS, TAPS),
                        graph.constant(name + ".bias", values(tensors, "classifier." + name + ".bias"), out))
                .addAttribute(OnnxGraph.integers("strides", 2L, 2L));
        graph.node("Relu", name + ".activated", name);
    }

    /** From rows of [place][channel] to rows of [channel][place], so that nothing has to be transposed at run time. */
    private static float[] channelsFirst(float[] weight, int outputs) {
        float[] turned = new float[weight.length];
        int inputs = weight.length / outputs;
        int places = inputs / DEEP_CHANNELS;
        for (int i = 0; i < inputs; i++) {
            int to = i % DEEP_CHANNELS * places + i / DEEP_CHANNELS;
            System.arraycopy(weight, i * outputs, turned, to * outputs, outputs);
        }
        return turned;
    }
}
